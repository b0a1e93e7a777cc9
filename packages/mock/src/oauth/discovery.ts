import { issuerOf } from '../engine/issuerOf.ts'
import type { UserPool } from '../engine/UserPool.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { jsonReply } from '../http/replies.ts'
import { poolNotFound, wellKnownCors } from './wellKnown.ts'

/** `GET {issuer}/.well-known/openid-configuration`: Cognito's keys, in Cognito's order, and no other. */
export function discovery(exchange: Exchange): Reply {
  const { settings } = exchange.engine
  const poolId = exchange.path.split('/')[1]
  const pool = exchange.pools.find(({ id }) => id === poolId)
  if (!pool) return poolNotFound(poolId)
  const base = settings.baseUrl ?? exchange.baseUrl
  const issuer = issuerOf(settings, pool, base)
  const domain = domainOf(exchange, pool, base)
  // Reached by another host than AWS's, the keys must be where the reader can fetch them.
  const keys = exchange.isAwsHost ? issuer : `${base}/${pool.id}`
  const at = (path: string) => (domain === undefined ? '' : `${domain}${path}`)
  const document = {
    authorization_endpoint: at('/oauth2/authorize'),
    end_session_endpoint: at('/logout'),
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${keys}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: at('/oauth2/revoke'),
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: at('/oauth2/token'),
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: at('/oauth2/userInfo'),
  }
  return jsonReply(200, document, wellKnownCors(exchange))
}

function domainOf(exchange: Exchange, pool: UserPool, base: string): string | undefined {
  if (!exchange.isAwsHost) return base
  return pool.domains[0] && `https://${pool.domains[0]}`
}
