import type { Exchange } from './Exchange.ts'

export function parseCookies(header: string): Map<string, string> {
  const pairs = header.split(';').flatMap((part) => {
    const at = part.indexOf('=')
    return at < 0 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const]
  })
  return new Map(pairs)
}

/** A host-only cookie of the mock. Without `maxAge` (seconds) it lives as long as the browser. */
export function toSetCookie(
  exchange: Exchange,
  name: string,
  value: string,
  maxAge?: number,
): string {
  return [
    `${name}=${value}`,
    `Path=${exchange.basePath || '/'}`,
    maxAge !== undefined && `Max-Age=${maxAge}`,
    exchange.isHttps && 'Secure',
    'HttpOnly',
    'SameSite=Lax',
  ]
    .filter((part) => part !== false)
    .join('; ')
}
