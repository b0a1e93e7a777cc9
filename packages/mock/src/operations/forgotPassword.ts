import { startPasswordReset } from '../engine/passwordReset.ts'
import { findNamedUser } from './findNamedUser.ts'
import { hiddenDelivery } from './hiddenDelivery.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** `ForgotPassword`. */
export async function forgotPassword(context: OperationContext): Promise<object> {
  validate(context.input, fields.clientId, fields.username)
  const { user, username } = await findNamedUser(context)
  if (!user) return hiddenDelivery(username)
  return { CodeDeliveryDetails: startPasswordReset(context.engine, user).delivery }
}
