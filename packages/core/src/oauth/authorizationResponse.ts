/** An authorization response in the URL of the page. */
export interface AuthorizationResponse {
  readonly state: string | null
  readonly error: string | null
  /** The whole query, without its question mark. */
  readonly query: string
  /** The path, query and fragment of the page without the response. */
  readonly cleanPath: string
}

/**
 * The authorization response in a URL, if the URL is the redirect URI and has one.
 *
 * @param redirectUri - absolute, or a path of the same origin
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
 */
export function authorizationResponseIn(
  href: string,
  redirectUri: string,
): AuthorizationResponse | undefined {
  const url = new URL(href)
  const target = new URL(redirectUri, href)
  if (url.origin + url.pathname !== target.origin + target.pathname) return undefined
  const { searchParams, search } = url
  const state = searchParams.get('state')
  const error = searchParams.get('error')
  if (error === null && (state === null || !searchParams.has('code'))) return undefined
  for (const name of ['code', 'state', 'error', 'error_description', 'error_uri', 'iss']) {
    searchParams.delete(name)
  }
  return { state, error, query: search.slice(1), cleanPath: url.pathname + url.search + url.hash }
}
