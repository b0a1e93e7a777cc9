import { codeMismatch } from '../engine/checkCode.ts'
import { finishPasswordReset } from '../engine/passwordReset.ts'
import { findNamedUser } from './findNamedUser.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** `ConfirmForgotPassword`. */
export async function confirmForgotPassword(context: OperationContext): Promise<object> {
  const { input, engine } = context
  validate(input, fields.clientId, fields.username, fields.confirmationCode, fields.password)
  const { pool, user } = await findNamedUser(context)
  if (!user) throw codeMismatch()
  const code = input.string('ConfirmationCode') ?? ''
  const password = input.string('Password') ?? ''
  finishPasswordReset(pool, user, code, password, engine.clock.seconds())
  return {}
}
