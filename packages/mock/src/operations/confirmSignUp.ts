import { codeMismatch } from '../engine/checkCode.ts'
import { confirmUser } from '../engine/confirmUser.ts'
import { findNamedUser } from './findNamedUser.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** `ConfirmSignUp`. */
export async function confirmSignUp(context: OperationContext): Promise<object> {
  const { input, engine } = context
  validate(input, fields.clientId, fields.username, fields.confirmationCode)
  const { pool, user } = await findNamedUser(context)
  if (!user) throw codeMismatch()
  confirmUser(pool, user, {
    code: input.string('ConfirmationCode') ?? '',
    forceAliasCreation: input.boolean('ForceAliasCreation'),
    now: engine.clock.seconds(),
  })
  return {}
}
