import { CognitoException } from './CognitoException.ts'
import type { UserPool } from './UserPool.ts'

/** @throws CognitoException `InvalidPasswordException` that names the first rule broken */
export function assertPasswordPolicy(pool: UserPool, password: string): void {
  const policy = pool.passwordPolicy
  const problem =
    (password.length < policy.minimumLength && 'Password not long enough') ||
    (policy.requireUppercase &&
      !/[A-Z]/.test(password) &&
      'Password must have uppercase characters') ||
    (policy.requireLowercase &&
      !/[a-z]/.test(password) &&
      'Password must have lowercase characters') ||
    (policy.requireNumbers && !/\d/.test(password) && 'Password must have numeric characters') ||
    (policy.requireSymbols &&
      !/[^A-Za-z0-9]/.test(password) &&
      'Password must have symbol characters')
  if (!problem) return
  throw new CognitoException(
    'InvalidPasswordException',
    `Password did not conform with policy: ${problem}`,
  )
}
