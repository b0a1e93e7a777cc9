import { CognitoException } from '../engine/CognitoException.ts'
import { findUserToSignIn } from '../engine/findUser.ts'
import type { User } from '../engine/UserPool.ts'
import { assertSecretHash, type Caller, findCaller } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'

export interface NamedUser extends Caller {
  readonly username: string
  /** Undefined only at a client that hides who exists. */
  readonly user: User | undefined
}

/** The user that `Username` names, for operations without a token. @throws CognitoException */
export async function findNamedUser(context: OperationContext): Promise<NamedUser> {
  const { input } = context
  const caller = findCaller(context)
  const username = input.string('Username') ?? ''
  await assertSecretHash(caller.client, username, input.string('SecretHash'))
  const user = findUserToSignIn(caller.pool, username)
  if (!user && !caller.client.hidesUserExistence) {
    throw new CognitoException('UserNotFoundException', 'Username/client id combination not found.')
  }
  return { ...caller, username, user }
}
