import type { Engine } from './engine/createEngine.ts'
import { parseCookies } from './http/cookies.ts'
import type { Exchange, Reply } from './http/Exchange.ts'
import { applyFaultDelay, faultReply } from './http/faultReply.ts'
import { type Location, locate, serves } from './http/locate.ts'
import { jsonReply } from './http/replies.ts'
import type { MockCognito, MockFetchContext } from './MockCognito.ts'
import { type Endpoint, findEndpoint } from './oauth/endpoints.ts'
import { handleOperation, operationNameOf } from './operations/handleOperation.ts'

/** Sends each request to its endpoint or operation, through the log and the faults. */
export function createRouter(engine: Engine): Pick<MockCognito, 'fetch' | 'serves'> {
  async function answer(request: Request, context: MockFetchContext): Promise<Response> {
    const url = new URL(request.url)
    const location = locate(engine, url)
    const exchange = await toExchange(engine, request, url, location, context)
    const route = findRoute(exchange, location)
    const isPreflight = request.method === 'OPTIONS'
    const entry = engine.log.add(toLogEntry(exchange, url, isPreflight ? 'preflight' : route.name))
    const reply = isPreflight ? preflight(route) : await run(route, exchange, request)
    entry.answered(reply.status)
    return toResponse(exchange, reply, context)
  }

  async function run(route: Route, exchange: Exchange, request: Request): Promise<Reply> {
    const fault = engine.faults.take(route.name)
    if (!fault) return route.handle(exchange)
    if (fault.when === 'after') {
      const reply = await route.handle(exchange)
      await applyFaultDelay(fault, request)
      return withCors(route, faultReply(fault)) ?? reply
    }
    await applyFaultDelay(fault, request)
    return withCors(route, faultReply(fault)) ?? route.handle(exchange)
  }

  return {
    fetch: (request, context = {}) => answer(request, context),
    serves: (url) => serves(engine, new URL(url)),
  }
}

type Route = Omit<Endpoint, 'methods'>

function findRoute(exchange: Exchange, location: Location): Route {
  const { method, path } = exchange
  const hasApi = location.kind === 'api' || location.kind === 'any'
  if (hasApi && path === '/' && (method === 'POST' || method === 'OPTIONS')) {
    const allowHeaders = 'content-type, x-amz-target, x-amz-user-agent, cache-control'
    const cors = { allowMethods: 'POST, OPTIONS', allowHeaders }
    return { name: operationNameOf(exchange.headers), cors, handle: handleOperation }
  }
  const endpoint = findEndpoint(location.kind, path)
  if (!endpoint) return refusal('unknown', 404, `Nothing of Cognito lives at ${path} on this host.`)
  if (method === 'OPTIONS' || endpoint.methods.includes(method)) return endpoint
  const methods = endpoint.methods.join(' or ')
  return {
    ...refusal(endpoint.name, 405, `${path} takes ${methods}, not ${method}.`),
    cors: endpoint.cors,
  }
}

function refusal(name: string, status: number, message: string): Route {
  const body = { error: 'not_simulated', error_description: `@cognito-kit/mock: ${message}` }
  return { name, cors: undefined, handle: () => jsonReply(status, body) }
}

function preflight({ cors }: Route): Reply {
  if (!cors) return { status: 403, headers: [] }
  return {
    status: 200,
    headers: [
      ['access-control-allow-origin', '*'],
      ['access-control-allow-methods', cors.allowMethods],
      ['access-control-allow-headers', cors.allowHeaders],
      ['access-control-max-age', '172800'],
    ],
  }
}

// Without these a page would see "Failed to fetch" in place of the status that a test asked for.
function withCors({ cors }: Route, reply: Reply | undefined): Reply | undefined {
  if (!reply || !cors) return reply
  if (reply.headers.some(([name]) => name === 'access-control-allow-origin')) return reply
  return { ...reply, headers: [...reply.headers, ['access-control-allow-origin', '*']] }
}

async function toExchange(
  engine: Engine,
  request: Request,
  url: URL,
  location: Location,
  context: MockFetchContext,
): Promise<Exchange> {
  const body = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text()
  const type = request.headers.get('content-type') ?? ''
  const isForm = type.toLowerCase().startsWith('application/x-www-form-urlencoded')
  return {
    engine,
    body,
    isForm,
    method: request.method === 'HEAD' ? 'GET' : request.method,
    headers: request.headers,
    path: location.path,
    rawQuery: url.search.slice(1),
    query: url.searchParams,
    form: new URLSearchParams(isForm ? body : ''),
    cookies: parseCookies(context.cookie ?? request.headers.get('cookie') ?? ''),
    baseUrl: `${url.origin}${location.basePath}`,
    basePath: location.basePath,
    isHttps: url.protocol === 'https:',
    isAwsHost: location.kind !== 'any',
    pools: location.pools,
  }
}

function toLogEntry(exchange: Exchange, url: URL, name: string) {
  return {
    name,
    method: exchange.method,
    url: url.href,
    path: exchange.path,
    headers: Object.fromEntries(exchange.headers),
    query: Object.fromEntries(exchange.query),
    form: exchange.isForm ? Object.fromEntries(exchange.form) : undefined,
    json: exchange.isForm ? undefined : parseJson(exchange.body),
    receivedAt: exchange.engine.clock.now(),
  }
}

function parseJson(body: string): unknown {
  try {
    return body ? JSON.parse(body) : undefined
  } catch {
    return undefined
  }
}

function toResponse(exchange: Exchange, reply: Reply, { onSetCookie }: MockFetchContext): Response {
  const headers = new Headers({ date: exchange.engine.clock.now().toUTCString() })
  // On localhost over https it would bind every other server there too.
  if (exchange.isAwsHost) {
    headers.set('strict-transport-security', 'max-age=31536000 ; includeSubDomains')
  }
  for (const [name, value] of reply.headers) {
    headers.append(name, value)
    if (name === 'set-cookie') onSetCookie?.(value)
  }
  return new Response(reply.body || null, { status: reply.status, headers })
}
