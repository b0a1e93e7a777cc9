import { CognitoException } from '../engine/CognitoException.ts'
import { verificationTarget } from '../engine/registerUser.ts'
import { sendCode } from '../engine/sendCode.ts'
import { findNamedUser } from './findNamedUser.ts'
import { hiddenDelivery } from './hiddenDelivery.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** `ResendConfirmationCode`. */
export async function resendConfirmationCode(context: OperationContext): Promise<object> {
  const { input, engine } = context
  validate(input, fields.clientId, fields.username)
  const { pool, user, username } = await findNamedUser(context)
  if (!user) return hiddenDelivery(username)
  if (user.status !== 'UNCONFIRMED') {
    throw new CognitoException('InvalidParameterException', 'User is already confirmed.')
  }
  const target = verificationTarget(pool, user)
  if (!target) {
    throw new CognitoException(
      'InvalidParameterException',
      'Cannot resend codes. Auto verification not turned on.',
    )
  }
  return { CodeDeliveryDetails: sendCode(engine, user, target, 'resendCode') }
}
