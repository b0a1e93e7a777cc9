import type { CognitoErrorCode } from '../base/errors.ts'

/** The parameters of an authorization response, to take out of the address bar. */
const parameters = ['code', 'state', 'error', 'error_description', 'error_uri', 'iss']

/** An authorization response in the URL of the page. */
export interface AuthorizationResponse {
  readonly state: string | null
  /** The whole query, without its question mark. */
  readonly query: string
  readonly hasCode: boolean
  /** The OAuth error, if it is one of those that Cognito sends. */
  readonly error: string | undefined
  /** The path, query and fragment of the page without the response. */
  readonly cleanPath: string
}

/** Errors of the authorize endpoint. Anything else is a stranger's text. */
export const authorizeErrors: Readonly<Record<string, CognitoErrorCode>> = {
  access_denied: 'accessDenied',
  invalid_request: 'invalidRequest',
  invalid_scope: 'invalidScope',
  unauthorized_client: 'unauthorizedClient',
  login_required: 'loginRequired',
  server_error: 'serverError',
}

/**
 * The authorization response in a URL, if the URL is the redirect URI and has one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 */
export function authorizationResponseIn(
  href: string,
  redirectUri: string,
): AuthorizationResponse | undefined {
  const url = new URL(href)
  const target = new URL(redirectUri)
  if (url.origin !== target.origin || url.pathname !== target.pathname) return undefined
  const error = url.searchParams.get('error')
  const hasCode = url.searchParams.has('code')
  const state = url.searchParams.get('state')
  if (error === null && !(hasCode && state !== null)) return undefined
  const query = url.search.slice(1)
  for (const name of parameters) url.searchParams.delete(name)
  return {
    state,
    query,
    hasCode,
    error: error !== null && Object.hasOwn(authorizeErrors, error) ? error : undefined,
    cleanPath: url.pathname + url.search + url.hash,
  }
}
