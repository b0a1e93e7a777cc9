/** Cookies of one simulated browser. */
export interface CookieJar {
  /** Text for a `Cookie` header, or undefined when no cookie fits the URL. */
  header: (url: string | URL) => string | undefined
  /** Takes one `Set-Cookie` value that came from the URL. */
  store: (url: string | URL, setCookie: string) => void
  clear: () => void
}

interface Cookie {
  name: string
  value: string
  host: string
  path: string
  /** Milliseconds. */
  expiresAt: number
}

/**
 * Keeps cookies where the browser keeps none for us: script in a page can neither read `Set-Cookie`
 * nor send `Cookie`. Host-only cookies with `Path`, `Max-Age` and `Expires`; `Domain`, `Secure` and
 * `SameSite` are not looked at.
 */
export function createCookieJar(now: () => Date): CookieJar {
  const cookies = new Map<string, Cookie>()
  return {
    header(url) {
      const { host, pathname } = new URL(url)
      const fitting = [...cookies.values()]
        .filter((cookie) => cookie.host === host && covers(cookie.path, pathname))
        .filter((cookie) => cookie.expiresAt > now().getTime())
        .sort((left, right) => right.path.length - left.path.length)
      if (fitting.length === 0) return undefined
      return fitting.map(({ name, value }) => `${name}=${value}`).join('; ')
    },
    store(url, setCookie) {
      const cookie = parseCookie(new URL(url), setCookie, now)
      const key = `${cookie.host} ${cookie.path} ${cookie.name}`
      cookies.delete(key)
      if (cookie.expiresAt > now().getTime()) cookies.set(key, cookie)
    },
    clear: () => cookies.clear(),
  }
}

function parseCookie(url: URL, setCookie: string, now: () => Date): Cookie {
  const [pair = '', ...attributes] = setCookie.split(';').map((part) => part.trim())
  const [name, value] = splitAtEquals(pair)
  const cookie = { name, value, host: url.host, path: '/', expiresAt: Number.POSITIVE_INFINITY }
  let maxAge: number | undefined
  for (const attribute of attributes) {
    const [key, text] = splitAtEquals(attribute)
    if (key.toLowerCase() === 'path' && text.startsWith('/')) cookie.path = text
    if (key.toLowerCase() === 'expires') cookie.expiresAt = Date.parse(text)
    if (key.toLowerCase() === 'max-age') maxAge = Number(text)
  }
  if (maxAge !== undefined) cookie.expiresAt = now().getTime() + maxAge * 1000
  return cookie
}

function splitAtEquals(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** @see https://www.rfc-editor.org/rfc/rfc6265#section-5.1.4 */
function covers(path: string, pathname: string): boolean {
  if (path === pathname) return true
  return pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}
