/**
 * The page that ends the session of managed login and goes on to `logoutUri`. It is not OpenID
 * Connect's end-session endpoint: it takes exactly these two parameters.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function logoutUrl(domain: string, clientId: string, logoutUri: string): string {
  return `${domain}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: logoutUri })}`
}
