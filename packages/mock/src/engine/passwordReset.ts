import { CognitoException } from './CognitoException.ts'
import { checkCode } from './checkCode.ts'
import type { Engine } from './createEngine.ts'
import { recordSuccess } from './lockout.ts'
import { assertPasswordPolicy } from './passwordPolicy.ts'
import { type CodeDelivery, sendCode } from './sendCode.ts'
import type { User, UserPool } from './UserPool.ts'

/** Sends a code for a new password. @throws CognitoException */
export function startPasswordReset(
  engine: Engine,
  user: User,
): { delivery: CodeDelivery; attribute: string } {
  if (!user.enabled) throw new CognitoException('NotAuthorizedException', 'User is disabled.')
  if (user.status !== 'CONFIRMED' && user.status !== 'RESET_REQUIRED') {
    throw new CognitoException(
      'NotAuthorizedException',
      'User password cannot be reset in the current state.',
    )
  }
  const attribute = ['email', 'phone_number'].find(
    (name) => user.attributes.has(name) && user.attributes.get(`${name}_verified`) === 'true',
  )
  if (!attribute) {
    throw new CognitoException(
      'InvalidParameterException',
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    )
  }
  return { attribute, delivery: sendCode(engine, user, attribute, 'forgotPassword') }
}

/** Sets the new password. A password that breaks the policy does not use the code up. @throws CognitoException */
export function finishPasswordReset(
  pool: UserPool,
  user: User,
  code: string,
  password: string,
  now: number,
): void {
  const { use } = checkCode(user, 'forgotPassword', code, now)
  assertPasswordPolicy(pool, password)
  use()
  user.password = password
  user.passwordSetAt = now
  user.status = 'CONFIRMED'
  recordSuccess(user)
}
