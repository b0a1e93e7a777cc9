import { equalsSecret } from '../engine/bytes.ts'
import type { Client, UserPool } from '../engine/UserPool.ts'
import type { Exchange } from '../http/Exchange.ts'
import { findClient } from './readAuthorizeRequest.ts'

export type AuthenticatedClient =
  | { error: 'invalid_request' | 'invalid_client'; description?: string; client?: undefined }
  | { error?: undefined; pool: UserPool; client: Client }

/** Who sends a form: `client_id`, with the secret by Basic header or in the body where there is one. */
export function authenticateClient(exchange: Exchange): AuthenticatedClient {
  const { form, headers, pools } = exchange
  const authorization = headers.get('authorization')
  const basic = authorization === null ? undefined : parseBasic(authorization)
  if (authorization !== null && !basic) return { error: 'invalid_client' }
  const id = basic?.id ?? form.get('client_id')
  if (!id) return { error: 'invalid_request' }
  const found = findClient(pools, id)
  if (!found) return { error: 'invalid_client' }
  const bodyId = form.get('client_id')
  if (basic && bodyId !== null && bodyId !== id) return { error: 'invalid_client' }
  const secret = basic?.secret ?? form.get('client_secret') ?? undefined
  const expected = found.client.secret
  if (expected === undefined) return secret ? { error: 'invalid_client' } : found
  if (secret === undefined) return { error: 'invalid_client' }
  if (equalsSecret(secret, expected)) return found
  if (!exchange.engine.settings.behaviors.invalidClientSecretDescription) {
    return { error: 'invalid_client' }
  }
  return { error: 'invalid_client', description: 'invalid_client_secret' }
}

// Plain concatenation: Cognito does not form-encode the parts as RFC 6749 would have it.
function parseBasic(authorization: string): { id: string; secret: string } | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1]
  if (!encoded) return undefined
  try {
    const [id = '', ...rest] = atob(encoded).split(':')
    return rest.length === 0 ? undefined : { id, secret: rest.join(':') }
  } catch {
    return undefined
  }
}
