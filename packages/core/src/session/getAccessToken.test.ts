import { describe, expect, test } from 'vitest'
import { failure } from '../testing-support/hygiene.ts'
import { createWorld, eventually, pause, type World } from '../testing-support/world.ts'

const refreshes = (world: World) => world.tokenRequests('refresh_token').length
const hour = 3600

test('default: a fresh token is given out without a request', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const token = await client.getAccessToken()
  expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    token_use: 'access',
    client_id: 'app',
  })
  expect(await client.getAccessToken()).toBe(token)
  expect(await client.getIdToken()).not.toBe(token)
  expect(refreshes(world)).toBe(0)
})

test('default: a stale token is renewed, once, with exactly what the endpoint takes [P2.20]', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const old = await client.getAccessToken()
  world.sleep(hour - 59)
  const token = await client.getAccessToken()
  expect(token).not.toBe(old)
  expect(await client.getAccessToken()).toBe(token)
  expect(refreshes(world)).toBe(1)
  expect(Object.keys(world.tokenRequests('refresh_token')[0]?.form ?? {}).sort()).toEqual([
    'client_id',
    'grant_type',
    'refresh_token',
  ])
})

test('behavior: nobody signed in is an error, never undefined', async () => {
  const client = createWorld().openTab().load('/')
  expect((await failure(client.getAccessToken())).code).toBe('signedOut')
  expect((await failure(client.getIdToken())).code).toBe('signedOut')
})

test('behavior: it waits for a sign-in that is being exchanged', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
  expect(client.session.get().status).toBe('loading')
  expect(await client.getAccessToken()).toMatch(/^ey/)
})

test('behavior: fifty callers share one refresh [P1.2]', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ clientId: 'strict' })
  world.sleep(hour)
  const calls = Array.from({ length: 50 }, (_, index) =>
    index % 2 ? client.getAccessToken() : client.getIdToken(),
  )
  const tokens = await Promise.all(calls)
  expect(new Set(tokens).size).toBe(2)
  expect(refreshes(world)).toBe(1)
})

test('behavior: two instances on one page share one refresh [P1.3]', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn({ clientId: 'strict' })
  const other = tab.add({ clientId: 'strict' })
  world.sleep(hour)
  const [one, two] = await Promise.all([client.getAccessToken(), other.getAccessToken()])
  expect(one).toBe(two)
  expect(refreshes(world)).toBe(1)
})

test('parameters: forceRefresh renews a fresh token, for all who ask meanwhile', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const old = await client.getAccessToken()
  const [one, two] = await Promise.all([
    client.getAccessToken({ forceRefresh: true }),
    client.getAccessToken({ forceRefresh: true }),
  ])
  expect(one).not.toBe(old)
  expect(two).toBe(one)
  expect(refreshes(world)).toBe(1)
})

test('parameters: signal stops the waiting; the refresh goes on for the others', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.sleep(hour)
  const controller = new AbortController()
  const aborted = client.getAccessToken({ signal: controller.signal })
  const other = client.getAccessToken()
  controller.abort()
  expect(await failure(aborted)).toMatchObject({ code: 'aborted', retryable: false })
  expect(await other).toMatch(/^ey/)
  expect(refreshes(world)).toBe(1)
})

test('parameters: a signal that was aborted before is obeyed at once', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.sleep(hour)
  expect((await failure(client.getAccessToken({ signal: AbortSignal.abort() }))).code).toBe(
    'aborted',
  )
  await pause(10)
  expect(refreshes(world)).toBe(0)
})

test('parameters: refreshLeeway', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ refreshLeeway: 600 })
  world.sleep(hour - 610)
  await client.getAccessToken()
  expect(refreshes(world)).toBe(0)
  world.sleep(20)
  await client.getAccessToken()
  expect(refreshes(world)).toBe(1)
})

test('parameters: a refreshLeeway longer than the lifetime does not refresh all the time', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ refreshLeeway: 86_400 })
  for (let time = 0; time < 5; time++) await client.getAccessToken()
  expect(refreshes(world)).toBe(0)
})

test('behavior: the refresh follows the earlier of the two expiries', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ clientId: 'brief' })
  const access = await client.getAccessToken()
  world.sleep(290)
  expect(await client.getIdToken()).toMatch(/^ey/)
  expect(refreshes(world)).toBe(1)
  expect(await client.getAccessToken()).not.toBe(access)
})

test.each(['strict', 'grace'])(
  'behavior: with rotation (%s) each refresh sends the newest token [C7]',
  async (clientId) => {
    const world = createWorld()
    const { client, tab } = await world.signedIn({ clientId })
    for (let time = 0; time < 3; time++) await client.getAccessToken({ forceRefresh: true })
    const again = tab.load('/', { clientId })
    await again.getAccessToken({ forceRefresh: true })
    const sent = world.tokenRequests('refresh_token').map(({ form }) => form?.refresh_token)
    expect(new Set(sent).size).toBe(4)
    expect(again.session.get().status).toBe('signedIn')
  },
)

test('behavior: without rotation the refresh token stays [C7]', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  await client.getAccessToken({ forceRefresh: true })
  await tab.load('/').getAccessToken({ forceRefresh: true })
  const sent = world.tokenRequests('refresh_token').map(({ form }) => form?.refresh_token)
  expect(new Set(sent).size).toBe(1)
})

const html = '<html><body>Sorry</body></html>'
const faults = [
  ['no network', { networkError: true }, 'network', 2],
  ['a 500', { status: 500, body: { message: 'Internal' } }, 'serverError', 2],
  ['a 502', { status: 502, body: '' }, 'serverError', 2],
  ['a 503 of a proxy', { status: 503, body: html }, 'serverError', 2],
  ['a 504', { status: 504, body: html }, 'serverError', 2],
  ['a 429', { status: 429, body: { error: 'invalid_grant' } }, 'limitExceeded', 1],
  ['a cut answer', { status: 200, body: '{"access_token":"ey' }, 'responseInvalid', 2],
  ['an empty answer', { status: 200, body: '' }, 'responseInvalid', 2],
  ['a captive portal', { status: 200, body: html }, 'responseInvalid', 2],
  ['a 403 of a firewall', { status: 403, body: html }, 'responseInvalid', 2],
  ['a 400 of a firewall', { status: 400, body: html }, 'responseInvalid', 2],
  ['a 511', { status: 511, body: html }, 'serverError', 2],
  ['invalid_grant with a 500', { status: 500, body: { error: 'invalid_grant' } }, 'serverError', 2],
  [
    'invalid_grant with a 200',
    { status: 200, body: { error: 'invalid_grant' } },
    'responseInvalid',
    2,
  ],
] as const

describe('what does not end a session', () => {
  test.each(faults)('behavior: %s [P1.7, P2.1, P2.2]', async (_, fault, code, requests) => {
    const world = createWorld()
    const { client, tab } = await world.signedIn({ clientId: 'grace' })
    const stored = world.browser.local.getItem('cognito-kit.grace')
    world.sleep(hour)
    world.mock.faults.next('token', { ...fault, times: 2 })
    const error = await failure(client.getAccessToken())
    expect(error).toMatchObject({ code, retryable: true })
    expect(refreshes(world)).toBe(requests)
    expect(client.session.get()).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } })
    expect(world.browser.local.getItem('cognito-kit.grace')).toBe(stored)
    expect(world.mock.requests('revoke')).toEqual([])
    world.mock.faults.clear()
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(tab.load('/', { clientId: 'grace' }).session.get().status).toBe('signedIn')
  })

  test.each([
    'invalid_client',
    'unauthorized_client',
    'invalid_request',
    'unsupported_grant_type',
    'slow_down',
  ])('behavior: %s, which is not asked twice [P2.1]', async (oauth) => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.sleep(hour)
    world.mock.faults.next('token', { status: 400, body: { error: oauth } })
    expect(await failure(client.getAccessToken())).toMatchObject({ error: oauth, status: 400 })
    expect(refreshes(world)).toBe(1)
    expect(client.session.get().status).toBe('signedIn')
    expect(await client.getAccessToken()).toMatch(/^ey/)
  })

  test.each([
    ['headers', () => new Promise<Response>(() => {})],
    [
      'a body',
      () =>
        new Response(
          new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) }),
        ),
    ],
  ])('behavior: %s that never come [P1.15]', async (_, hang) => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.sleep(hour)
    world.interceptAll('/token', hang)
    const outcome = failure(client.getAccessToken())
    await pause(10)
    await world.advance(20, 1)
    expect(await outcome).toMatchObject({ code: 'timeout', retryable: true })
    expect(client.session.get().status).toBe('signedIn')
  })

  test('parameters: requestTimeout', async () => {
    const world = createWorld()
    const { client } = await world.signedIn({ requestTimeout: 3 })
    world.sleep(hour)
    world.interceptAll('/token', () => new Promise(() => {}))
    const startedAt = world.clock.now()
    const outcome = failure(client.getAccessToken())
    await pause(10)
    await world.advance(7, 1)
    expect((await outcome).code).toBe('timeout')
    expect(world.clock.now() - startedAt).toBeLessThan(8)
  })

  test('behavior: an hour offline [P1.7, P2.2]', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    client.start()
    world.isOffline = true
    world.sleep(hour)
    expect((await failure(client.getAccessToken())).code).toBe('network')
    expect(client.session.get().status).toBe('signedIn')
    world.isOffline = false
    expect(await client.getAccessToken()).toMatch(/^ey/)
  })

  test('behavior: a configuration without domain', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.sleep(hour)
    const client = tab.load('/', { domain: undefined })
    const error = await failure(client.getAccessToken())
    expect(error.code).toBe('configInvalid')
    expect(error.message).toContain('`domain`')
    expect(client.session.get().status).toBe('signedIn')
  })
})

test('behavior: a refresh ahead of time that fails leaves a token that is still good', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const token = await client.getAccessToken()
  world.sleep(hour - 30)
  world.isOffline = true
  expect(await client.getAccessToken()).toBe(token)
  expect((await failure(client.getAccessToken({ forceRefresh: true }))).code).toBe('network')
  world.sleep(31)
  expect((await failure(client.getAccessToken())).code).toBe('network')
})

test('behavior: one failure is made good by the one immediate retry', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ clientId: 'strict' })
  world.sleep(hour)
  world.mock.faults.next('token', { networkError: true })
  expect(await client.getAccessToken()).toMatch(/^ey/)
  expect(refreshes(world)).toBe(2)
})

test('behavior: an answer that got lost after rotation is asked for again within the grace', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn({ clientId: 'grace' })
  world.sleep(hour)
  world.mock.faults.next('token', { networkError: true, when: 'after' })
  const token = await client.getAccessToken()
  expect(refreshes(world)).toBe(2)
  const again = tab.load('/', { clientId: 'grace' })
  expect(await again.getAccessToken()).toBe(token)
  await again.getAccessToken({ forceRefresh: true })
  expect(again.session.get().status).toBe('signedIn')
})

describe('what ends a session', () => {
  test('behavior: a refresh token that was revoked [P1.8, P1.25]', async () => {
    const world = createWorld()
    const { client, tab } = await world.signedIn()
    world.mock.users.signOut('ada')
    const error = await failure(client.getAccessToken({ forceRefresh: true }))
    expect(error).toMatchObject({ code: 'tokenRevoked', retryable: false })
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'revoked' })
    expect((await failure(client.getAccessToken())).code).toBe('signedOut')
    expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: a refresh token that expired [P1.8, P1.25]', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.sleep(31 * 24 * hour)
    const error = await failure(client.getAccessToken())
    expect(error).toMatchObject({ code: 'sessionExpired', retryable: false })
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'expired' })
    expect(world.browser.local.getItem('cognito-kit.app')).toBeNull()
  })

  test('behavior: all who wait hear of it, and one request was sent', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.mock.users.signOut('ada')
    world.sleep(hour)
    const errors = await Promise.all(
      Array.from({ length: 20 }, () => failure(client.getAccessToken())),
    )
    expect(new Set(errors.map(({ code }) => code)).size).toBe(1)
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: a deleted or disabled user', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.mock.users.disable('ada')
    await failure(client.getAccessToken({ forceRefresh: true }))
    expect(client.session.get().status).toBe('signedOut')
  })

  test('behavior: the other tabs follow, with the same reason', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const other = world.openTab().load('/')
    other.start()
    world.mock.users.signOut('ada')
    await failure(client.getAccessToken({ forceRefresh: true }))
    await eventually(() =>
      expect(other.session.get()).toEqual({ status: 'signedOut', reason: 'revoked' }),
    )
  })
})
