import { CognitoException } from '../engine/CognitoException.ts'
import type { Grant } from '../engine/createGrants.ts'
import { verifyAccessToken } from '../engine/verifyAccessToken.ts'
import { notAuthorized } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** The sign-in that `AccessToken` belongs to. @throws CognitoException with the reason why not */
export async function requireAccessToken(context: OperationContext): Promise<Grant> {
  const { engine, pools, input } = context
  validate(input, fields.accessToken)
  const verified = await verifyAccessToken(engine, pools, input.string('AccessToken') ?? '')
  if (verified.status === 'deleted') {
    throw new CognitoException('UserNotFoundException', 'User does not exist.')
  }
  if (verified.status !== 'valid') throw notAuthorized(texts[verified.status])
  if (!verified.grant || !verified.scopes.includes('aws.cognito.signin.user.admin')) {
    throw notAuthorized('Access Token does not have required scopes')
  }
  return verified.grant
}

const texts = {
  malformed: 'Invalid Access Token',
  badSignature: 'Could not verify signature for Access Token',
  expired: 'Access Token has expired',
  revoked: 'Access Token has been revoked',
  disabled: 'User is disabled.',
} as const
