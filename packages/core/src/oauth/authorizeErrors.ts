import type { CognitoErrorCode } from '../base/errors.ts'

/**
 * Errors of the authorize endpoint. Anything else is a stranger's text.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
const codes: Readonly<Record<string, CognitoErrorCode>> = {
  access_denied: 'accessDenied',
  invalid_request: 'invalidRequest',
  invalid_scope: 'invalidScope',
  unauthorized_client: 'unauthorizedClient',
  login_required: 'loginRequired',
  server_error: 'serverError',
}

/** What an error of the authorize endpoint means, if it is one of those. */
export function authorizeErrorCode(error: string | null): CognitoErrorCode | undefined {
  return error !== null && Object.hasOwn(codes, error) ? codes[error] : undefined
}
