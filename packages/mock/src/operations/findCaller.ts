import { equalsSecret, toBase64, utf8 } from '../engine/bytes.ts'
import { CognitoException } from '../engine/CognitoException.ts'
import type { Client, UserPool } from '../engine/UserPool.ts'
import type { OperationContext } from './Operation.ts'

export interface Caller {
  readonly pool: UserPool
  readonly client: Client
}

/** The app client that `ClientId` names. @throws CognitoException `ResourceNotFoundException` */
export function findCaller({ pools, input }: OperationContext): Caller {
  const id = input.string('ClientId') ?? ''
  for (const pool of pools) {
    const client = pool.clients.find((candidate) => candidate.id === id)
    if (client) return { pool, client }
  }
  throw new CognitoException('ResourceNotFoundException', `User pool client ${id} does not exist.`)
}

/** Checks `SecretHash` of a client with a secret. @throws CognitoException `NotAuthorizedException` */
export async function assertSecretHash(
  client: Client,
  username: string,
  secretHash: string | undefined,
): Promise<void> {
  if (client.secret === undefined) return
  if (secretHash === undefined) {
    throw notAuthorized(`Client ${client.id} is configured for secret but secret was not received`)
  }
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', utf8(client.secret), algorithm, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, utf8(username + client.id))
  if (equalsSecret(secretHash, toBase64(new Uint8Array(mac)))) return
  throw notAuthorized(`SecretHash does not match for the client: ${client.id}`)
}

/** Checks the raw `ClientSecret` that some operations take. @throws CognitoException `NotAuthorizedException` */
export function assertClientSecret(client: Client, secret: string | undefined): void {
  if (client.secret === undefined) return
  if (secret === undefined) {
    throw notAuthorized(`Client ${client.id} is configured for secret but secret was not received`)
  }
  if (equalsSecret(secret, client.secret)) return
  throw notAuthorized(`Unable to verify secret hash for client ${client.id}`)
}

export function notAuthorized(message: string): CognitoException {
  return new CognitoException('NotAuthorizedException', message)
}
