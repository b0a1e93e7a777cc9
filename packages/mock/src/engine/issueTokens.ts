import { randomUuid, sha256, toBase64url, utf8 } from './bytes.ts'
import type { Engine } from './createEngine.ts'
import type { Grant } from './createGrants.ts'
import { issuerOf } from './issuerOf.ts'
import { type Claims, signJwt } from './jwt.ts'
import type { Client, User, UserPool } from './UserPool.ts'
import { visibleAttributes } from './visibleAttributes.ts'

export interface IssuedTokens {
  readonly accessToken: string
  /** Undefined when the scopes lack `openid`. */
  readonly idToken: string | undefined
  /** Seconds that the access token lives. */
  readonly expiresIn: number
}

/**
 * Signs an access and an ID token for a grant.
 *
 * @param baseUrl where the request came to, for issuers of the local form
 */
export async function issueTokens(
  engine: Engine,
  grant: Grant,
  baseUrl: string,
): Promise<IssuedTokens> {
  const { pool, client } = grant
  const { cutTokensAtSessionEnd } = engine.settings.behaviors
  const keys = await engine.keys.current(pool.id)
  const iat = Math.floor(engine.clock.seconds())
  const end = cutTokensAtSessionEnd ? Math.floor(grant.expiresAt) : Number.POSITIVE_INFINITY
  const iss = issuerOf(engine.settings, pool, engine.settings.baseUrl ?? baseUrl)
  const jti = randomUuid()
  const accessExp = Math.min(iat + client.accessTokenValidity, end)
  const accessToken = await signJwt(
    keys.access,
    accessClaims({ grant, iss, iat, exp: accessExp, jti }),
  )
  engine.grants.addAccessToken(jti, grant)
  const expiresIn = accessExp - iat
  if (grant.isOAuth && !grant.scopes.includes('openid')) {
    return { accessToken, idToken: undefined, expiresIn }
  }
  const hasHash = grant.isOAuth && engine.settings.behaviors.atHash
  const digest = hasHash ? await sha256(utf8(accessToken)) : undefined
  const idToken = await signJwt(keys.id, {
    ...(digest && { at_hash: toBase64url(digest.slice(0, 16)) }),
    ...idClaims({
      grant,
      iss,
      iat,
      exp: Math.min(iat + client.idTokenValidity, end),
      jti: randomUuid(),
    }),
  })
  return { accessToken, idToken, expiresIn }
}

/** Signs the access token of `client_credentials`. */
export async function issueClientToken(
  engine: Engine,
  pool: UserPool,
  client: Client,
  scopes: readonly string[],
  baseUrl: string,
): Promise<IssuedTokens> {
  const keys = await engine.keys.current(pool.id)
  const iat = Math.floor(engine.clock.seconds())
  const accessToken = await signJwt(keys.access, {
    sub: client.id,
    token_use: 'access',
    scope: scopes.join(' '),
    auth_time: iat,
    iss: issuerOf(engine.settings, pool, engine.settings.baseUrl ?? baseUrl),
    exp: iat + client.accessTokenValidity,
    iat,
    version: 2,
    jti: randomUuid(),
    client_id: client.id,
  })
  return { accessToken, idToken: undefined, expiresIn: client.accessTokenValidity }
}

interface ClaimParameters {
  grant: Grant
  iss: string
  iat: number
  exp: number
  jti: string
}

function accessClaims({ grant, iss, iat, exp, jti }: ClaimParameters): Claims {
  const { client, user, resource, isOAuth } = grant
  return {
    sub: user.sub,
    ...(user.groups.size > 0 && { 'cognito:groups': [...user.groups] }),
    iss,
    ...(isOAuth && { version: 2 }),
    client_id: client.id,
    ...(resource !== undefined && { aud: resource }),
    ...(client.enableTokenRevocation && { origin_jti: grant.id }),
    event_id: grant.eventId,
    token_use: 'access',
    scope: grant.scopes.join(' '),
    auth_time: Math.floor(grant.authTime),
    exp,
    iat,
    jti,
    username: user.username,
  }
}

function idClaims({ grant, iss, iat, exp, jti }: ClaimParameters): Claims {
  const { pool, client, user, nonce } = grant
  const attributes = visibleAttributes(client, user, grant.isOAuth ? grant.scopes : undefined)
  const typed = attributes.map(([name, value]) => [name, toClaim(name, value)] as const)
  const isFlag = ([name]: readonly [string, unknown]) => name.endsWith('_verified')
  return {
    sub: user.sub,
    ...(user.groups.size > 0 && { 'cognito:groups': [...user.groups] }),
    ...Object.fromEntries(typed.filter(isFlag)),
    ...roleClaims(pool, user),
    iss,
    'cognito:username': user.username,
    ...(nonce !== undefined && { nonce }),
    ...(client.enableTokenRevocation && { origin_jti: grant.id }),
    aud: client.id,
    ...(user.identities.length > 0 && { identities: user.identities }),
    event_id: grant.eventId,
    token_use: 'id',
    auth_time: Math.floor(grant.authTime),
    exp,
    iat,
    ...(client.enableTokenRevocation && { jti }),
    ...Object.fromEntries(typed.filter((entry) => !isFlag(entry))),
  }
}

// Only these change their type in an ID token; custom attributes are strings whatever they hold.
function toClaim(name: string, value: string): unknown {
  if (name === 'email_verified' || name === 'phone_number_verified') return value === 'true'
  if (name === 'address') return { formatted: value }
  if (name === 'updated_at') return Number(value)
  return value
}

function roleClaims(pool: UserPool, user: User): Claims {
  const groups = [...user.groups].flatMap((name) => pool.groups.get(name) ?? [])
  const roles = [...new Set(groups.flatMap(({ roleArn }) => roleArn ?? []))]
  if (roles.length === 0) return {}
  const least = Math.min(...groups.map(({ precedence }) => precedence ?? Number.POSITIVE_INFINITY))
  const first = groups.filter(({ precedence = Number.POSITIVE_INFINITY }) => precedence === least)
  const preferred = [...new Set(first.flatMap(({ roleArn }) => roleArn ?? []))]
  return {
    'cognito:roles': roles,
    ...(preferred.length === 1 && { 'cognito:preferred_role': preferred[0] }),
  }
}
