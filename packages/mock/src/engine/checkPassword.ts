import { equalsSecret } from './bytes.ts'
import { CognitoException } from './CognitoException.ts'
import { findUserToSignIn } from './findUser.ts'
import { isLockedOut, recordFailure, recordSuccess } from './lockout.ts'
import type { Client, User, UserPool } from './UserPool.ts'

/**
 * The first factor, for the JSON API and managed login alike.
 *
 * A user in `FORCE_CHANGE_PASSWORD` is returned too: what comes next differs between the two.
 * @throws CognitoException with Cognito's name and text
 */
export function checkPassword(
  pool: UserPool,
  client: Client,
  username: string,
  password: string,
  now: number,
): User {
  const incorrect = () =>
    new CognitoException('NotAuthorizedException', 'Incorrect username or password.')
  const user = findUserToSignIn(pool, username)
  if (!user) {
    if (client.hidesUserExistence) throw incorrect()
    throw new CognitoException('UserNotFoundException', 'User does not exist.')
  }
  if (!user.enabled) throw new CognitoException('NotAuthorizedException', 'User is disabled.')
  if (isLockedOut(user, now)) {
    throw new CognitoException('NotAuthorizedException', 'Password attempts exceeded')
  }
  if (user.password === undefined || !equalsSecret(password, user.password)) {
    recordFailure(user, now)
    throw incorrect()
  }
  recordSuccess(user)
  if (user.status === 'UNCONFIRMED') {
    throw new CognitoException('UserNotConfirmedException', 'User is not confirmed.')
  }
  if (user.status === 'RESET_REQUIRED') {
    throw new CognitoException(
      'PasswordResetRequiredException',
      'Password reset required for the user',
    )
  }
  const isTemporary = user.status === 'FORCE_CHANGE_PASSWORD'
  if (isTemporary && now > user.passwordSetAt + pool.temporaryPasswordValidity) {
    throw new CognitoException(
      'NotAuthorizedException',
      'Temporary password has expired and must be reset by an administrator.',
    )
  }
  return user
}
