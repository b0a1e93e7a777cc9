import type { PreSignUpEvent } from '../MockCognitoOptions.ts'
import { CognitoException } from './CognitoException.ts'
import type { UserPool } from './UserPool.ts'

/** Asks the pre-sign-up trigger. @throws CognitoException `UserLambdaValidationException` when it refuses */
export function runPreSignUp(
  pool: UserPool,
  triggerSource: PreSignUpEvent['triggerSource'],
  username: string,
  attributes: ReadonlyMap<string, string>,
): { autoConfirmUser?: boolean; autoVerifyEmail?: boolean } {
  try {
    const event = { triggerSource, username, attributes: Object.fromEntries(attributes) }
    return pool.triggers.preSignUp?.(event) ?? {}
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    throw new CognitoException(
      'UserLambdaValidationException',
      `PreSignUp failed with error ${text}`,
    )
  }
}
