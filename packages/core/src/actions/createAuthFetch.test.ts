import { describe, expect, test } from 'vitest'
import { failure, thrownBy } from '../testing-support/hygiene.ts'
import { createWorld, type Intercept } from '../testing-support/world.ts'
import { createAuthFetch } from './createAuthFetch.ts'

const api = 'https://api.example.com'
const allowedOrigins = [api]

/** A signed-in client and an API that writes down what it is asked. */
async function setUp(...answers: readonly number[]) {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  const seen: { token: string | null; body: string; method: string }[] = []
  const statuses = [...answers]
  const answer: Intercept = async (request) => {
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? null
    seen.push({ token, body: await request.text(), method: request.method })
    return new Response('answer', { status: statuses.shift() ?? 200 })
  }
  world.interceptAll('/items', answer)
  return { world, client, tab, seen, authFetch: createAuthFetch(client, { allowedOrigins }) }
}

test('default: sends the access token to an allowed origin [P1.18]', async () => {
  const { client, seen, authFetch } = await setUp()
  const response = await authFetch(`${api}/items`, { method: 'POST', body: 'x' })
  expect(await response.text()).toBe('answer')
  expect(seen).toEqual([{ token: await client.getAccessToken(), body: 'x', method: 'POST' }])
})

test('default: takes a string, a URL and a Request', async () => {
  const { seen, authFetch } = await setUp()
  await authFetch(`${api}/items`)
  await authFetch(new URL(`${api}/items`))
  await authFetch(new Request(`${api}/items`, { method: 'PUT', body: 'x' }))
  expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT'])
})

test('default: a stale token is renewed first', async () => {
  const { world, client, seen, authFetch } = await setUp()
  const old = await client.getAccessToken()
  world.sleep(3600)
  await authFetch(`${api}/items`)
  expect(seen[0]?.token).not.toBe(old)
})

test('behavior: headers of the caller stay', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const seen: (string | null)[] = []
  world.interceptAll('/items', (request) => {
    seen.push(request.headers.get('x-trace'), request.headers.get('accept'))
    return new Response()
  })
  await createAuthFetch(client, { allowedOrigins })(`${api}/items`, {
    headers: { 'x-trace': '1', accept: 'text/csv' },
  })
  expect(seen).toEqual(['1', 'text/csv'])
})

test.each([
  'https://evil.example/items',
  'https://api.example.com.evil.example/items',
  'http://api.example.com/items',
  'https://api.example.com:8443/items',
  'https://user@evil.example/items',
  'https://api.example.com@evil.example/items',
])('behavior: %s never sees the token', async (url) => {
  const { seen, authFetch } = await setUp()
  // `fetch` itself refuses a URL with a user in it.
  await expect(authFetch(url)).rejects.toThrow(/allowedOrigins|credentials/)
  expect(seen).toEqual([])
})

test.each([
  'api.example.com',
  'https://api.example.com/',
  'https://api.example.com/v1',
  '*',
  'null',
  '',
])('behavior: the allowed origin %j is refused at creation', async (origin) => {
  const { client } = await setUp()
  const error = thrownBy(() => createAuthFetch(client, { allowedOrigins: [origin] }))
  expect(error.code).toBe('configInvalid')
  expect(error.message).toContain('`allowedOrigins`')
  expect(error.message).toContain(JSON.stringify(origin))
})

test('behavior: nobody signed in is an error, and no request', async () => {
  const world = createWorld()
  const client = world.openTab().load('/')
  const error = await failure(createAuthFetch(client, { allowedOrigins })(`${api}/items`))
  expect(error.code).toBe('signedOut')
})

describe('a 401', () => {
  test('behavior: renews an old token and tries once more, with the same body', async () => {
    const { world, seen, authFetch } = await setUp(401)
    world.sleep(31)
    const response = await authFetch(`${api}/items`, { method: 'POST', body: 'x' })
    expect(response.status).toBe(200)
    expect(seen.map(({ body }) => body)).toEqual(['x', 'x'])
    expect(seen[1]?.token).not.toBe(seen[0]?.token)
    expect(world.tokenRequests('refresh_token')).toHaveLength(1)
  })

  test('behavior: a second one is returned', async () => {
    const { world, seen, authFetch } = await setUp(401, 401)
    world.sleep(31)
    expect((await authFetch(`${api}/items`)).status).toBe(401)
    expect(seen).toHaveLength(2)
    expect(world.tokenRequests('refresh_token')).toHaveLength(1)
  })

  test('behavior: for a new token it is returned: age was not the reason', async () => {
    const { world, seen, authFetch } = await setUp(401)
    expect((await authFetch(`${api}/items`)).status).toBe(401)
    expect(seen).toHaveLength(1)
    expect(world.tokenRequests('refresh_token')).toEqual([])
  })

  test('behavior: when the token was renewed meanwhile, that one is used without another refresh', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.sleep(31)
    const tokens: string[] = []
    world.interceptAll('/items', async (request) => {
      tokens.push(request.headers.get('authorization') ?? '')
      if (tokens.length > 1) return new Response()
      await client.getAccessToken({ forceRefresh: true })
      return new Response('', { status: 401 })
    })
    const response = await createAuthFetch(client, { allowedOrigins })(`${api}/items`)
    expect(response.status).toBe(200)
    expect(world.tokenRequests('refresh_token')).toHaveLength(1)
    expect(tokens[1]).toBe(`Bearer ${await client.getAccessToken()}`)
  })

  test('behavior: a body that can be read only once is not sent again: the 401 is returned', async () => {
    const { world, seen, authFetch } = await setUp(401)
    world.sleep(31)
    const body = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('x'))
        stream.close()
      },
    })
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect((await authFetch(`${api}/items`, init)).status).toBe(401)
    expect(seen).toHaveLength(1)
  })

  test('behavior: twenty at once make one refresh', async () => {
    const { world, authFetch } = await setUp(...Array.from({ length: 20 }, () => 401))
    world.sleep(31)
    const answers = await Promise.all(Array.from({ length: 20 }, () => authFetch(`${api}/items`)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(world.tokenRequests('refresh_token')).toHaveLength(1)
  })

  test('behavior: a refresh that is refused is the error', async () => {
    const { world, client, authFetch } = await setUp(401)
    world.sleep(31)
    world.mock.users.signOut('ada')
    expect((await failure(authFetch(`${api}/items`))).code).toBe('tokenRevoked')
    expect(client.session.get().status).toBe('signedOut')
  })
})

test('behavior: a 403 is returned and renews nothing', async () => {
  const { world, seen, authFetch } = await setUp(403)
  world.sleep(600)
  expect((await authFetch(`${api}/items`)).status).toBe(403)
  expect(seen).toHaveLength(1)
  expect(world.tokenRequests('refresh_token')).toEqual([])
})

test('parameters: the signal of the caller stops the wait for a token', async () => {
  const { world, authFetch, seen } = await setUp()
  world.sleep(3600)
  world.interceptAll('/token', () => new Promise(() => {}))
  const controller = new AbortController()
  const outcome = authFetch(`${api}/items`, { signal: controller.signal })
  setTimeout(() => controller.abort(), 10)
  await expect(outcome).rejects.toBeDefined()
  expect(seen).toEqual([])
})
