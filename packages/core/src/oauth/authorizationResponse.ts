/** An authorization response in the URL of the page. */
export interface AuthorizationResponse {
  readonly state: string | null
  /** The whole query, without its question mark. */
  readonly query: string
  readonly isError: boolean
  /** The path, query and fragment of the page without the response. */
  readonly cleanPath: string
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
  const { searchParams, search } = url
  const target = new URL(redirectUri)
  if (url.origin !== target.origin || url.pathname !== target.pathname) return undefined
  const isError = searchParams.has('error')
  const state = searchParams.get('state')
  if (!isError && !(state !== null && searchParams.has('code'))) return undefined
  for (const name of ['code', 'state', 'error', 'error_description', 'error_uri', 'iss']) {
    searchParams.delete(name)
  }
  const cleanPath = url.pathname + url.search + url.hash
  return { state, query: search.slice(1), isError, cleanPath }
}
