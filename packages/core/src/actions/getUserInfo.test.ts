import { expect, test } from 'vitest'
import { failure } from '../testing-support/hygiene.ts'
import { createWorld, pause } from '../testing-support/world.ts'
import { getUserInfo } from './getUserInfo.ts'

test('default: the profile, with real booleans', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.mock.users.setAttributes('ada', {
    phone_number: '+4912345',
    phone_number_verified: 'false',
  })
  const info = await getUserInfo(client)
  expect(info).toMatchObject({ email: 'ada@example.com', email_verified: true, username: 'ada' })
  expect(info.sub).toBe(client.session.get().user?.sub)
  const [request] = world.mock.requests('userInfo')
  expect(request?.headers.authorization).toBe(`Bearer ${await client.getAccessToken()}`)
  expect(request?.url).not.toContain('ey')
})

test('behavior: "false" becomes false, and other text stays text', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ scopes: ['openid', 'email', 'phone', 'profile'] })
  world.mock.users.setAttributes('ada', {
    email_verified: 'false',
    phone_number: '+4912345',
    phone_number_verified: 'true',
    nickname: 'true',
  })
  expect(await getUserInfo(client)).toMatchObject({
    email_verified: false,
    phone_number_verified: true,
    nickname: 'true',
  })
})

test('behavior: nobody signed in is signedOut, without a request', async () => {
  const world = createWorld()
  expect((await failure(getUserInfo(world.openTab().load('/')))).code).toBe('signedOut')
  expect(world.mock.requests('userInfo')).toEqual([])
})

test('behavior: a 401 renews the token once and asks again', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.mock.faults.next('userInfo', { status: 401 })
  expect((await getUserInfo(client)).email).toBe('ada@example.com')
  expect(world.tokenRequests('refresh_token')).toHaveLength(1)
  expect(world.mock.requests('userInfo')).toHaveLength(2)
})

test('behavior: a second 401 in a row is an error; the session stays', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.mock.faults.next('userInfo', { status: 401, times: 2 })
  expect((await failure(getUserInfo(client))).code).toBe('tokenRevoked')
  expect(world.mock.requests('userInfo')).toHaveLength(2)
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: a session that was ended elsewhere is found out by it', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.mock.users.signOut('ada')
  expect((await failure(getUserInfo(client))).code).toBe('tokenRevoked')
  expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'revoked' })
})

test.each([
  ['a 500', { status: 500, body: '' }, 'serverError'],
  ['a 429', { status: 429, body: '' }, 'limitExceeded'],
  ['no network', { networkError: true }, 'network'],
  ['a captive portal', { status: 200, body: '<html></html>' }, 'responseInvalid'],
  ['no sub', { status: 200, body: { email: 'ada@example.com' } }, 'responseInvalid'],
  ['a 400', { status: 400, body: '' }, 'invalidRequest'],
] as const)(
  'behavior: %s is an error of the call, and the session stays [P1.14]',
  async (_, fault, code) => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.mock.faults.next('userInfo', fault)
    expect((await failure(getUserInfo(client))).code).toBe(code)
    expect(client.session.get().status).toBe('signedIn')
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect((await getUserInfo(client)).email).toBe('ada@example.com')
  },
)

test('behavior: a sign-in asks for no userInfo [P1.14]', async () => {
  const world = createWorld()
  await world.signedIn()
  expect(world.mock.requests('userInfo')).toEqual([])
})

test('behavior: the profile of somebody else is refused [V8]', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.mock.faults.next('userInfo', {
    status: 200,
    body: { sub: 'mallory', email: 'm@example.com' },
  })
  const error = await failure(getUserInfo(client))
  expect(error.code).toBe('tokenInvalid')
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: an answer that never comes ends with timeout [P1.15]', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.intercept('/userInfo', () => new Response(new ReadableStream(), { status: 200 }))
  const outcome = failure(getUserInfo(client))
  await pause(10)
  await world.advance(11, 1)
  expect((await outcome).code).toBe('timeout')
})

test('parameters: signal', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.intercept('/userInfo', () => new Promise(() => {}))
  const controller = new AbortController()
  const outcome = failure(getUserInfo(client, { signal: controller.signal }))
  await pause(10)
  controller.abort()
  expect((await outcome).code).toBe('aborted')
})

test('behavior: it says which option is missing', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const error = await failure(getUserInfo(tab.load('/', { domain: undefined })))
  expect(error.code).toBe('configInvalid')
  expect(error.message).toContain('`domain`')
})
