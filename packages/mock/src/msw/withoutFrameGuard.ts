/**
 * The same response for a page that shows it in a frame: without `X-Frame-Options`, without
 * `frame-ancestors`, and without the cookies, which the caller keeps in a jar.
 */
export function withoutFrameGuard(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('x-frame-options')
  headers.delete('set-cookie')
  const policy = headers.get('content-security-policy')
  if (policy) {
    const directives = policy.split(';').map((directive) => directive.trim())
    const kept = directives.filter((directive) => !directive.startsWith('frame-ancestors'))
    headers.set('content-security-policy', kept.join('; '))
  }
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  })
}
