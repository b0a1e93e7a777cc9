import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Control } from '../control/createControl.ts'
import { isNetworkFault } from '../engine/isNetworkFault.ts'

export interface ListenerParameters {
  fetch: (request: Request) => Promise<Response>
  control: Control | undefined
  onError: (error: unknown) => void
}

/** Between Node's requests and responses and those of `fetch`. */
export function createListener(parameters: ListenerParameters): RequestListener {
  const { fetch, control, onError } = parameters

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const gone = new AbortController()
    outgoing.once('close', () => gone.abort())
    const request = toRequest(incoming, gone.signal)
    if (!request) {
      outgoing.writeHead(400).end()
      return
    }
    const { remoteAddress } = incoming.socket
    const controlled = await control?.(request, { remoteAddress })
    await send(controlled ?? (await fetch(request)), outgoing)
  }

  return (incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      // A client that went away is no failure of the mock.
      if (outgoing.destroyed) return
      // What a browser sees when the network breaks: no answer, the connection is gone.
      if (isNetworkFault(error) || outgoing.headersSent) {
        incoming.socket.resetAndDestroy()
        return
      }
      onError(error)
      outgoing.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      outgoing.end('The mock failed. Its log says why.\n')
    })
  }
}

/** Undefined when the request is none that `fetch` could have made. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET', url = '/', rawHeaders } = incoming
  const base = URL.parse(`http://${incoming.headers.host}`)
  const address = URL.parse(`http://${incoming.headers.host}${url}`)
  // A target such as `@evil.example` must not become the host.
  if (!base || !address || !url.startsWith('/') || address.host !== base.host) return undefined
  if (method === 'TRACE' || method === 'CONNECT') return undefined
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half' }
  if (method !== 'GET' && method !== 'HEAD') {
    // The DOM's and Node's types of one and the same class.
    init.body = Readable.toWeb(incoming) as unknown as globalThis.ReadableStream
  }
  return new Request(address, init)
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  if (!response.body) {
    outgoing.end()
    return
  }
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
}
