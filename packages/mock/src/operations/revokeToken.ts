import { CognitoException } from '../engine/CognitoException.ts'
import { headerOf } from '../engine/jwt.ts'
import { findCaller } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** `RevokeToken`. */
export function revokeToken(context: OperationContext): object {
  const { input, engine } = context
  validate(input, fields.token, fields.clientId)
  const { client } = findCaller(context)
  const secret = input.string('ClientSecret')
  if (client.secret !== undefined && client.secret !== secret) {
    throw new CognitoException('UnauthorizedException', 'Invalid client secret')
  }
  if (!client.enableTokenRevocation) {
    throw new CognitoException('UnsupportedOperationException', 'Token revocation is not enabled')
  }
  const token = input.string('Token') ?? ''
  if (headerOf(token)?.kid !== undefined) {
    throw new CognitoException('UnsupportedTokenTypeException', 'Unsupported token type')
  }
  const grant = engine.grants.findByRefreshToken(token)
  if (grant && grant.client === client) engine.grants.revoke(grant)
  return {}
}
