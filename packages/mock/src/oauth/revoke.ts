import { headerOf } from '../engine/jwt.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { emptyReply, jsonReply } from '../http/replies.ts'
import { authenticateClient } from './authenticateClient.ts'

const cors = [['access-control-allow-origin', '*']] as const

/** `POST /oauth2/revoke`: an unknown token is revoked already, as far as anyone can tell. */
export function revoke(exchange: Exchange): Reply {
  const caller = authenticateClient(exchange)
  if (caller.error === 'invalid_client') return refuse(401, caller.error)
  const token = exchange.form.get('token')
  if (caller.error || !token || !caller.client.enableTokenRevocation) {
    return refuse(400, 'invalid_request')
  }
  if (headerOf(token)?.kid !== undefined) return refuse(400, 'unsupported_token_type')
  const { grants } = exchange.engine
  const grant = grants.findByRefreshToken(token)
  if (grant && grant.client === caller.client) grants.revoke(grant)
  return emptyReply(200, cors)
}

function refuse(status: number, error: string): Reply {
  return jsonReply(status, { error }, cors)
}
