import { CognitoError, type CognitoErrorCode, type CognitoErrorOptions } from './errors.ts'

/**
 * The user-pool API answered with an exception.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
export class UserPoolError extends CognitoError {
  override name = 'UserPoolError' as const
  /** AWS's name of the exception: `NotAuthorizedException` … */
  readonly exception: string

  constructor(code: CognitoErrorCode, exception: string, options: CognitoErrorOptions = {}) {
    super(code, { detail: exception, ...options })
    this.exception = exception
  }
}
