import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { text } from 'node:stream/consumers'

/** What the page reported: see `recorder.js`. */
export type PageRecord =
  | { kind: 'complaint' | 'address'; text: string }
  | { kind: 'painted'; text: string; account: string }

/** The built app on a port of its own, talking to a mock on a port of its own. */
export interface AppServer {
  readonly url: string
  /** Headers to send with every page, beside the usual ones. */
  headers: Record<string, string>
  /** Every request so far, with its `Referer`. */
  readonly requests: { url: string; referer: string }[]
  readonly records: PageRecord[]
  reset: () => void
  close: () => Promise<void>
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Where the built app expects the mock. */
const builtFor = 'http://localhost:9229'

/** Serves a built single-page app: files as they are, everything else is one of its two pages. */
export async function appServer(folder: string, cognitoUrl: string): Promise<AppServer> {
  const requests: AppServer['requests'] = []
  const records: PageRecord[] = []
  const app: AppServer = {
    url: '',
    headers: {},
    requests,
    records,
    reset() {
      app.headers = {}
      requests.length = 0
      records.length = 0
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/recorder') {
      records.push(JSON.parse(await text(request)))
      response.writeHead(204).end()
      return
    }
    requests.push({ url: request.url ?? '', referer: request.headers.referer ?? '' })
    const { path, content } = await contentOf(pathname)
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? 'application/octet-stream',
      // Not `no-store`, which would keep pages out of the back-forward cache.
      'cache-control': 'no-cache',
      'content-security-policy': [
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
        `connect-src 'self' ${cognitoUrl}; base-uri 'none'; frame-ancestors 'none'`,
      ].join('; '),
      ...app.headers,
    })
    response.end(content)
  }

  async function contentOf(pathname: string): Promise<{ path: string; content: string }> {
    if (pathname === '/recorder.js') {
      const path = join(import.meta.dirname, 'recorder.js')
      return { path, content: await readFile(path, 'utf8') }
    }
    const file = extname(pathname) ? normalize(pathname) : pageOf(pathname)
    const path = join(folder, file)
    const content = (await readFile(path, 'utf8')).replaceAll(builtFor, cognitoUrl)
    return {
      path,
      content: content.replace('<head>', '<head><script src="/recorder.js"></script>'),
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end())
  }).listen(0, 'localhost')
  await once(server, 'listening')
  return Object.assign(app, { url: `http://localhost:${(server.address() as AddressInfo).port}` })
}

function pageOf(pathname: string): string {
  return /^\/tanstack(\/|$)/.test(pathname) ? 'tanstack.html' : 'index.html'
}
