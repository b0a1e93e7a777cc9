import type { MockCognito } from '../MockCognito.ts'
import { ControlError } from './ControlError.ts'
import { controlRoutes } from './controlRoutes.ts'
import { type ControlGuardOptions, guard, type Peer } from './guard.ts'
import { readBody } from './readBody.ts'

/** Answers requests under `/_mock`, and nothing for all others. */
export type Control = (request: Request, peer?: Peer) => Promise<Response | undefined>

/**
 * The HTTP surface for tests that run in another process: codes, messages, the clock, faults,
 * reset. Cognito has nothing of the kind, so it has a path of its own.
 */
export function createControl(mock: MockCognito, options: ControlGuardOptions = {}): Control {
  return async (request, peer = {}) => {
    const { pathname } = new URL(request.url)
    if (pathname !== '/_mock' && !pathname.startsWith('/_mock/')) return undefined
    try {
      guard(request, peer, options)
      return respond(200, await route(mock, request))
    } catch (error) {
      if (!(error instanceof ControlError)) throw error
      return respond(error.status, { error: error.message })
    }
  }
}

async function route(mock: MockCognito, request: Request): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url)
  const methods = new Map(Object.entries(controlRoutes)).get(pathname)
  if (!methods) {
    const known = Object.keys(controlRoutes).join(', ')
    throw new ControlError(404, `${pathname} is not a control. There are ${known}.`)
  }
  const { GET: read, POST: write } = methods
  if (read && request.method === 'GET') return read(mock, searchParams)
  if (write && request.method === 'POST') return write(mock, await readBody(request))
  throw new ControlError(405, `${pathname} answers ${Object.keys(methods).join(' and ')} only.`)
}

function respond(status: number, body: unknown): Response {
  const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
  return Response.json(body, { status, headers })
}
