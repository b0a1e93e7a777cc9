import type { Engine } from './createEngine.ts'
import type { Grant } from './createGrants.ts'
import { type Claims, verifyJwt } from './jwt.ts'
import type { UserPool } from './UserPool.ts'

export type VerifiedAccessToken =
  | { status: 'malformed' | 'badSignature' | 'expired' | 'revoked' | 'deleted' | 'disabled' }
  /** A token of `client_credentials` has no grant. */
  | { status: 'valid'; claims: Claims; scopes: readonly string[]; grant: Grant | undefined }

/** Judges an access token the way Cognito's own endpoints do, revocation included. */
export async function verifyAccessToken(
  engine: Engine,
  pools: readonly UserPool[],
  token: string,
): Promise<VerifiedAccessToken> {
  const verified = await verifyJwt(engine.keys, token)
  if (verified.status !== 'verified') return { status: verified.status }
  const { claims, userPoolId } = verified
  const isOurs = pools.some(({ id }) => id === userPoolId)
  if (!isOurs || claims.token_use !== 'access') return { status: 'malformed' }
  if (Number(claims.exp) <= engine.clock.seconds()) return { status: 'expired' }
  const scopes = String(claims.scope ?? '').split(' ')
  const grant = engine.grants.findByAccessToken(claims.jti)
  if (!grant) return { status: 'valid', claims, scopes, grant }
  // A deleted user's tokens are revoked too; that it is gone is the better answer.
  if (grant.pool.users.get(grant.user.username) !== grant.user) return { status: 'deleted' }
  if (!grant.user.enabled) return { status: 'disabled' }
  if (grant.isRevoked) return { status: 'revoked' }
  return { status: 'valid', claims, scopes, grant }
}
