import { randomUuid } from '../engine/bytes.ts'
import { contentSecurityPolicy } from '../pages/contentSecurityPolicy.ts'
import type { Exchange, Reply } from './Exchange.ts'

type HeaderList = readonly (readonly [string, string])[]

const noStore: HeaderList = [
  ['cache-control', 'no-cache, no-store, max-age=0, must-revalidate'],
  ['pragma', 'no-cache'],
  ['expires', '0'],
]

// Headers of every answer of the domain's endpoints.
function domainHeaders(): HeaderList {
  return [
    ['x-amz-cognito-request-id', randomUuid()],
    ['x-content-type-options', 'nosniff'],
    ['x-xss-protection', '0'],
    ['x-frame-options', 'DENY'],
    ...noStore,
  ]
}

export function jsonReply(status: number, body: unknown, headers: HeaderList = []): Reply {
  const type = ['content-type', 'application/json;charset=UTF-8'] as const
  return { status, headers: [type, ...domainHeaders(), ...headers], body: JSON.stringify(body) }
}

export function emptyReply(status: number, headers: HeaderList = []): Reply {
  return { status, headers: [...domainHeaders(), ...headers] }
}

export function pageReply(status: number, body: string, cookies: readonly string[] = []): Reply {
  return {
    status,
    headers: [
      ['content-type', 'text/html;charset=UTF-8'],
      ...domainHeaders(),
      ['content-security-policy', contentSecurityPolicy],
      ['referrer-policy', 'same-origin'],
      ...cookies.map((cookie) => ['set-cookie', cookie] as const),
    ],
    body,
  }
}

export function redirectReply(location: string, cookies: readonly string[] = []): Reply {
  return {
    status: 302,
    headers: [
      ['location', location],
      ...domainHeaders(),
      ...cookies.map((cookie) => ['set-cookie', cookie] as const),
    ],
  }
}

/** To another page of this mock. */
export function pageRedirect(
  exchange: Exchange,
  path: string,
  query: string,
  cookies: readonly string[] = [],
): Reply {
  return redirectReply(pageHref(exchange, path, query, exchange.baseUrl), cookies)
}

/** URL of a page; by default without an origin, for links and forms. */
export function pageHref(
  exchange: Exchange,
  path: string,
  query: string,
  base: string = exchange.basePath,
): string {
  return `${base}${path}${query && `?${query}`}`
}

/** The error page, where everything ends that must not be told to an app. */
export function errorRedirect(exchange: Exchange, error: string, clientId: string | null): Reply {
  const query = new URLSearchParams({
    error,
    ...(clientId === null ? {} : { client_id: clientId }),
  })
  return pageRedirect(exchange, '/error', query.toString())
}
