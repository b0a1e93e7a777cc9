import type { MockBehaviors } from '../MockBehaviors.ts'
import { randomBytes, randomUuid, toBase64url, utf8 } from './bytes.ts'
import type { Clock } from './createClock.ts'
import type { Client, User, UserPool } from './UserPool.ts'

/** One sign-in and every token that comes of it: what `origin_jti` names. */
export interface Grant {
  readonly id: string
  readonly pool: UserPool
  readonly client: Client
  readonly user: User
  readonly scopes: readonly string[]
  /** Seconds: the interactive sign-in. */
  readonly authTime: number
  readonly eventId: string
  /** Made at the OAuth endpoints, not by the JSON API. */
  readonly isOAuth: boolean
  readonly nonce: string | undefined
  readonly resource: string | undefined
  /** Seconds: end of the refresh token. */
  expiresAt: number
  isRevoked: boolean
  readonly refreshTokens: Map<string, { supersededAt?: number; successor?: string }>
}

export type Redeemed =
  | { status: 'unknown' | 'expired' | 'revoked' | 'reused' }
  /** `refreshToken` only with rotation. */
  | { status: 'redeemed'; grant: Grant; refreshToken: string | undefined }

export interface Grants {
  create: (
    facts: Pick<
      Grant,
      'pool' | 'client' | 'user' | 'scopes' | 'authTime' | 'isOAuth' | 'nonce' | 'resource'
    >,
  ) => { grant: Grant; refreshToken: string }
  /** Uses a refresh token, with rotation where the client has it. */
  redeem: (client: Client, refreshToken: string) => Redeemed
  findByRefreshToken: (refreshToken: string) => Grant | undefined
  findByAccessToken: (jti: unknown) => Grant | undefined
  addAccessToken: (jti: string, grant: Grant) => void
  revoke: (grant: Grant) => void
  revokeUser: (user: User) => void
  clear: () => void
}

/** All refresh tokens and what became of them. */
export function createGrants(clock: Clock, behaviors: MockBehaviors): Grants {
  const byRefreshToken = new Map<string, Grant>()
  const byAccessToken = new Map<string, Grant>()
  const revoke = (grant: Grant) => {
    grant.isRevoked = true
  }

  function issue(grant: Grant): string {
    const token = createRefreshToken()
    grant.refreshTokens.set(token, {})
    byRefreshToken.set(token, grant)
    return token
  }

  function redeem(client: Client, refreshToken: string): Redeemed {
    const grant = byRefreshToken.get(refreshToken)
    const state = grant?.refreshTokens.get(refreshToken)
    if (!grant || !state || grant.client !== client) return { status: 'unknown' }
    if (grant.isRevoked) return { status: 'revoked' }
    const now = clock.seconds()
    if (grant.expiresAt <= now) return { status: 'expired' }
    const grace = client.retryGracePeriod
    if (grace === undefined) return { status: 'redeemed', grant, refreshToken: undefined }
    const { supersededAt, successor } = state
    if (supersededAt !== undefined && (grace === 0 || now > supersededAt + grace)) {
      if (behaviors.reuseRevokesFamily) revoke(grant)
      return { status: 'reused' }
    }
    if (successor !== undefined && behaviors.graceRetry === 'sameToken') {
      return { status: 'redeemed', grant, refreshToken: successor }
    }
    const next = issue(grant)
    // The grace runs from the first use: retries do not prolong it.
    grant.refreshTokens.set(refreshToken, { supersededAt: supersededAt ?? now, successor: next })
    if (behaviors.successorLifetime === 'full') grant.expiresAt = now + client.refreshTokenValidity
    return { status: 'redeemed', grant, refreshToken: next }
  }

  return {
    redeem,
    revoke,
    create: (facts) => {
      const grant: Grant = {
        ...facts,
        id: randomUuid(),
        eventId: randomUuid(),
        expiresAt: clock.seconds() + facts.client.refreshTokenValidity,
        isRevoked: false,
        refreshTokens: new Map(),
      }
      return { grant, refreshToken: issue(grant) }
    },
    findByRefreshToken: (token) => byRefreshToken.get(token),
    findByAccessToken: (jti) => (typeof jti === 'string' ? byAccessToken.get(jti) : undefined),
    addAccessToken: (jti, grant) => byAccessToken.set(jti, grant),
    revokeUser: (user) => {
      for (const grant of byRefreshToken.values()) if (grant.user === user) revoke(grant)
      for (const grant of byAccessToken.values()) if (grant.user === user) revoke(grant)
    },
    clear: () => {
      byRefreshToken.clear()
      byAccessToken.clear()
    },
  }
}

const refreshTokenHeader = toBase64url(
  utf8(JSON.stringify({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' })),
)

/** Looks like Cognito's encrypted token in parts and length; there is nothing in it to read. */
function createRefreshToken(): string {
  const parts = [256, 12, 1004, 16].map((length) => toBase64url(randomBytes(length)))
  return [refreshTokenHeader, ...parts].join('.')
}
