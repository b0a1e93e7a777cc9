import { type HttpHandler, HttpResponse, http } from 'msw/http'
import { isNetworkFault } from './engine/isNetworkFault.ts'
import type { MockCognito } from './MockCognito.ts'
import { createCookieJar } from './msw/createCookieJar.ts'
import { withoutFrameGuard } from './msw/withoutFrameGuard.ts'

export interface MockCognitoHandlersOptions {
  /**
   * Hosts (with port, if any) that the mock answers for beside AWS's and the pools' own, e.g.
   * `auth.example.test`.
   * @default []
   */
  hosts?: readonly string[] | undefined
}

/**
 * MSW handlers over a mock: for `setupWorker` in a page or a Storybook, and for `setupServer` in
 * Node. They answer AWS's host names, the pools' domains, and on the page's own origin everything
 * under the mock's `basePath`, e.g. `createMockCognito({ basePath: '/cognito', … })`.
 *
 * Cookies stay in a jar of the handlers, since script sees none, and the pages may be framed:
 * MSW answers navigations only in frames whose parent runs the worker.
 *
 * @example
 * const worker = setupWorker(...mockCognitoHandlers(mock))
 * await worker.start({ onUnhandledFrame: 'bypass' })
 */
export function mockCognitoHandlers(
  mock: MockCognito,
  options: MockCognitoHandlersOptions = {},
): HttpHandler[] {
  const { hosts = [] } = options
  const { basePath } = mock.describe()
  const jar = createCookieJar(mock.clock.now)

  function isOurs(url: URL): boolean {
    if (mock.serves(url) || hosts.includes(url.host)) return true
    if (!basePath || !isUnder(url.pathname, basePath)) return false
    return globalThis.location === undefined || url.origin === globalThis.location.origin
  }

  return [
    http.all(
      ({ request }) => isOurs(new URL(request.url)),
      async ({ request }) => {
        const { url } = request
        const cookie = request.headers.get('cookie') ?? jar.header(url)
        try {
          const response = await mock.fetch(request, {
            cookie,
            onSetCookie: (value) => jar.store(url, value),
          })
          return withoutFrameGuard(response)
        } catch (error) {
          if (isNetworkFault(error)) return HttpResponse.error()
          throw error
        }
      },
    ),
  ]
}

function isUnder(pathname: string, basePath: string): boolean {
  return pathname === basePath || pathname.startsWith(`${basePath}/`)
}
