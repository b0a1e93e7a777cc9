import type { MockCognito } from './MockCognito.ts'

export interface InstallFetchOptions {
  /** Hosts (with port, if any) that the mock answers for beside those it `serves`. @default [] */
  hosts?: readonly string[] | undefined
  /** URL under which the mock answers too, e.g. `http://localhost:9229`. @default none */
  baseUrl?: string | undefined
}

/** Puts the old `fetch` back. With `using` it does so at the end of the block. */
export interface UninstallFetch extends Disposable {
  (): void
}

/**
 * Replaces `globalThis.fetch` for the hosts of a mock; every other request goes where it went before.
 * Redirects are followed as `fetch` does. There are no cookies, as in Node.js: `Cookie` and
 * `Set-Cookie` headers are what the test makes of them.
 *
 * @example
 * using _ = installFetch(mock)
 * // or
 * const uninstall = installFetch(mock)
 * afterAll(uninstall)
 */
export function installFetch(mock: MockCognito, options: InstallFetchOptions = {}): UninstallFetch {
  const { hosts = [], baseUrl } = options
  const base = baseUrl?.replace(/\/$/, '')
  const original = globalThis.fetch
  let installed = true

  function isOurs(url: string): boolean {
    if (mock.serves(url) || hosts.includes(new URL(url).host)) return true
    return base !== undefined && (url === base || url.startsWith(`${base}/`))
  }

  async function follow(request: Request): Promise<Response> {
    let current = request
    for (let hops = 0; hops <= 20; hops++) {
      if (!isOurs(current.url)) return original(current)
      // Of a stream only one copy can be sent on: keep one for a redirect that repeats the body.
      const copy = current.clone()
      const response = await mock.fetch(current)
      const location = response.headers.get('location')
      if (!location || response.status < 300 || response.status > 399) return response
      if (request.redirect === 'manual') return response
      if (request.redirect === 'error') break
      current = redirected(copy, new URL(location, current.url), response.status)
    }
    throw new TypeError('Failed to fetch')
  }

  const replacement: typeof fetch = async (input, init) => {
    if (!installed) return original(input, init)
    const address = input instanceof Request ? input.url : String(input)
    const url = URL.parse(address, globalThis.location?.href)
    if (!url || !isOurs(url.href)) return original(input, init)
    return follow(new Request(input instanceof Request ? input : url, init))
  }

  globalThis.fetch = replacement
  const uninstall = () => {
    installed = false
    // Whoever wrapped ours in the meantime goes on calling it; it passes everything through now.
    if (globalThis.fetch === replacement) globalThis.fetch = original
  }
  return Object.assign(uninstall, { [Symbol.dispose]: uninstall })
}

/** @see https://fetch.spec.whatwg.org/#http-redirect-fetch */
function redirected(request: Request, url: URL, status: number): Request {
  const { method, redirect, signal } = request
  const headers = new Headers(request.headers)
  if (url.origin !== new URL(request.url).origin) headers.delete('authorization')
  const becomesGet = status === 303 ? method !== 'HEAD' : status < 303 && method === 'POST'
  if (!becomesGet && method !== 'GET' && method !== 'HEAD') {
    const repeated: RequestInit & { duplex: 'half' } = {
      method,
      headers,
      body: request.body,
      redirect,
      signal,
      duplex: 'half',
    }
    return new Request(url, repeated)
  }
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  return new Request(url, { method: becomesGet ? 'GET' : method, headers, redirect, signal })
}
