import { ControlError } from './ControlError.ts'

export interface ControlGuardOptions {
  /**
   * A secret that opens the controls to other machines and host names. When given, every request
   * must carry it as `Authorization: Bearer …`.
   */
  token?: string | undefined
  /** Values of `Origin` that may ask, for example that of a development proxy. @default [] */
  origins?: readonly string[] | undefined
}

/** Who is at the other end of the connection. */
export interface Peer {
  /** IP address, when the server knows it. */
  remoteAddress?: string | undefined
}

const loopbackHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Keeps web pages and the network out: a page on any site can send requests to this machine, and
 * with DNS rebinding even read the answers. `Host` must be a loopback name, `Origin` absent or
 * listed, and there are no CORS headers.
 *
 * @throws ControlError 401, 403 or 415
 */
export function guard(request: Request, peer: Peer, options: ControlGuardOptions): void {
  const { token, origins = [] } = options
  const origin = request.headers.get('origin')
  if (origin !== null && !origins.includes(origin)) {
    throw new ControlError(403, `Pages of ${origin} may not use the controls of the mock.`)
  }
  if (request.headers.get('sec-fetch-site') === 'cross-site' && origin === null) {
    throw new ControlError(403, 'Pages of another site may not use the controls of the mock.')
  }
  if (token === undefined) assertLocal(request, peer)
  else if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${token}`)) {
    throw new ControlError(
      401,
      'The control token is missing or wrong. Send it as Authorization: Bearer.',
    )
  }
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (request.method === 'POST' && type !== 'application/json') {
    throw new ControlError(415, 'Send application/json: forms of a web page cannot.')
  }
}

function assertLocal(request: Request, { remoteAddress }: Peer): void {
  const fix = 'Start the mock with a control token to use its controls from elsewhere.'
  const { hostname } = new URL(request.url)
  if (!loopbackHosts.has(hostname)) {
    throw new ControlError(403, `The controls answer on localhost only, not on ${hostname}. ${fix}`)
  }
  if (remoteAddress !== undefined && !isLoopbackAddress(remoteAddress)) {
    throw new ControlError(403, `The controls answer to this machine only. ${fix}`)
  }
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

// Takes the same time wherever the difference is.
function isSame(given: string, expected: string): boolean {
  const encoder = new TextEncoder()
  const [left, right] = [encoder.encode(given), encoder.encode(expected)]
  let difference = left.length ^ right.length
  for (const [index, byte] of right.entries()) difference |= byte ^ (left[index] ?? 0)
  return difference === 0
}
