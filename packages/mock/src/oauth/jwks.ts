import type { Exchange, Reply } from '../http/Exchange.ts'
import { jsonReply } from '../http/replies.ts'
import { poolNotFound, wellKnownCors } from './wellKnown.ts'

/** `GET {issuer}/.well-known/jwks.json`: the key of ID tokens and the key of access tokens. */
export async function jwks(exchange: Exchange): Promise<Reply> {
  const poolId = exchange.path.split('/')[1]
  const pool = exchange.pools.find(({ id }) => id === poolId)
  if (!pool) return poolNotFound(poolId)
  const keys = await exchange.engine.keys.published(pool.id)
  return jsonReply(200, { keys: keys.map(({ jwk }) => jwk) }, wellKnownCors(exchange))
}
