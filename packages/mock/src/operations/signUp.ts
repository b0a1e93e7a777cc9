import { registerUser } from '../engine/registerUser.ts'
import { assertSecretHash, findCaller } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'
import { fields, validate } from './validate.ts'

/** `SignUp`. */
export async function signUp(context: OperationContext): Promise<object> {
  const { input, engine } = context
  validate(input, fields.clientId, fields.username, fields.password)
  const { pool, client } = findCaller(context)
  const username = input.string('Username') ?? ''
  await assertSecretHash(client, username, input.string('SecretHash'))
  const { user, delivery } = registerUser(engine, pool, client, {
    username,
    password: input.string('Password') ?? '',
    attributes: input.attributes('UserAttributes'),
  })
  return {
    ...(delivery && { CodeDeliveryDetails: delivery }),
    UserConfirmed: user.status === 'CONFIRMED',
    UserSub: user.sub,
  }
}
