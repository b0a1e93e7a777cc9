import type { CognitoErrorCode } from '../base/errors.ts'
import { UserPoolError } from '../base/userPoolError.ts'
import { errorOfStatus, jsonOf, type SendOptions, send } from '../env/send.ts'

/**
 * Calls an operation of the user-pool API.
 *
 * @throws UserPoolError for an exception of the API; other `CognitoError`s when it did not answer
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html
 */
export async function callUserPool(
  endpoint: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  options: SendOptions,
): Promise<Record<string, unknown>> {
  const answer = await send(
    endpoint,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
    },
    options,
  )
  const json = jsonOf(answer)
  if (answer.status === 200) return json ?? {}
  const type = json?.__type
  if (typeof type !== 'string' || answer.status >= 500) throw errorOfStatus(answer)
  // Some services put a namespace before the name.
  const exception = type.slice(type.lastIndexOf('#') + 1).slice(0, 100)
  const message = typeof json?.message === 'string' ? json.message : ''
  throw new UserPoolError(codeOf(exception, message), exception, {
    retryable: exception === 'TooManyRequestsException',
  })
}

function codeOf(exception: string, message: string): CognitoErrorCode {
  if (exception === 'TooManyRequestsException' || exception === 'LimitExceededException') {
    return 'limitExceeded'
  }
  if (exception === 'NotAuthorizedException') {
    if (/required scopes/i.test(message)) return 'missingScope'
    if (/revoked/i.test(message)) return 'tokenRevoked'
    if (/expired/i.test(message)) return 'sessionExpired'
  }
  return exception === 'InvalidParameterException' ? 'invalidRequest' : 'notAuthorized'
}
