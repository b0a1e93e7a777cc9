import type { User } from '../base/claims.ts'
import { randomId } from '../base/randomId.ts'
import type { StoredTokens } from '../base/tokens.ts'

/** Settings of {@link createTestTokens}. */
export interface TestTokensOptions {
  readonly user: User
  readonly clientId: string
  readonly issuer: string
  readonly scopes: readonly string[]
  /** Seconds since 1970. */
  readonly now: number
  /** Seconds. */
  readonly lifetime: number
  /** Used as it is, in place of a made-up access token. */
  readonly accessToken?: string | undefined
}

/** Tokens as a sign-in leaves them, with a signature that nobody accepts. */
export function createTestTokens(options: TestTokensOptions): StoredTokens {
  const { user, clientId, issuer, scopes, now, lifetime } = options
  const times = {
    auth_time: Math.floor(now),
    iat: Math.floor(now),
    exp: Math.floor(now + lifetime),
  }
  const idToken = unsigned({ ...user, ...times, iss: issuer, aud: clientId, token_use: 'id' })
  const accessToken = unsigned({
    ...times,
    sub: user.sub,
    iss: issuer,
    client_id: clientId,
    token_use: 'access',
    scope: scopes.join(' '),
    username: user['cognito:username'] ?? user.sub,
    ...(user['cognito:groups'] ? { 'cognito:groups': user['cognito:groups'] } : {}),
  })
  return {
    version: 1,
    sessionId: randomId(),
    revision: randomId(),
    via: 'managedLogin',
    idToken,
    accessToken: options.accessToken ?? accessToken,
    refreshToken: `test.${randomId()}`,
    receivedAt: now,
    idExpiresAt: now + lifetime,
    accessExpiresAt: now + lifetime,
  }
}

function unsigned(claims: object): string {
  return [{ kid: 'test', alg: 'RS256' }, claims, 'not a signature']
    .map((part) => new TextEncoder().encode(typeof part === 'string' ? part : JSON.stringify(part)))
    .map((bytes) => btoa(String.fromCharCode(...bytes)))
    .map((text) => text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
    .join('.')
}
