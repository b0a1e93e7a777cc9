import { expect, test, vi } from 'vitest'
import { leaveCallback } from '../actions/leaveCallback.ts'
import { retryCallback } from '../actions/retryCallback.ts'
import type { OAuthError } from '../base/errors.ts'
import type { CognitoClient } from '../client.ts'
import { readingsOf } from '../testing-support/hygiene.ts'
import { bob } from '../testing-support/managedLogin.ts'
import {
  app,
  type Config,
  createWorld,
  eventually,
  pause,
  type Tab,
  type World,
} from '../testing-support/world.ts'

/** The URL that managed login sends a tab back to. */
async function answerFor(world: World, tab: Tab, config?: Config, returnTo = '/invoices?page=2') {
  return world.person.signIn(await tab.goToSignIn(tab.load('/', config), { returnTo }))
}

async function settled(client: CognitoClient) {
  await eventually(() => expect(['done', 'failed']).toContain(client.callback.get().status))
  return client.callback.get()
}

async function failed(client: CognitoClient) {
  const outcome = await settled(client)
  if (outcome.status !== 'failed') throw new Error(`The callback is ${outcome.status}.`)
  return outcome
}

const exchanges = (world: World) => world.tokenRequests('authorization_code').length
const hrefOf = (tab: Tab) => tab.environment.navigation.href
const wentTo = (tab: Tab, kind = 'replace') =>
  tab.environment.navigation.visits.filter((visit) => visit.kind === kind).map(({ url }) => url)

test('default: exchanges once, cleans the URL, goes to where the person wanted to be [P1.20, P2.7]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  expect(client.callback.get()).toEqual({ status: 'pending' })
  expect(client.session.get()).toEqual({ status: 'loading' })
  client.start()
  expect(await settled(client)).toEqual({ status: 'done', returnTo: '/invoices?page=2' })
  expect(client.session.get().status).toBe('signedIn')
  expect(wentTo(tab)).toEqual([`${app}/invoices?page=2`])
  expect(exchanges(world)).toBe(1)
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
})

test('default: the URL is clean as soon as the client exists, before anything renders [C12]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  tab.load(await answerFor(world, tab))
  expect(hrefOf(tab)).toBe(`${app}/callback`)
})

test('parameters: navigate is called once, with the path; that of start() wins', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const navigate = vi.fn()
  const first = tab.load(await answerFor(world, tab), { navigate })
  first.start()
  await settled(first)
  expect(navigate.mock.calls).toEqual([['/invoices?page=2']])
  const ofProvider = vi.fn()
  const second = tab.load(await answerFor(world, tab), { navigate })
  second.start({ navigate: ofProvider })
  await settled(second)
  expect(ofProvider.mock.calls).toEqual([['/invoices?page=2']])
  expect(navigate).toHaveBeenCalledOnce()
  expect(wentTo(tab)).toEqual([])
})

test('behavior: to the page that one is on already, only the URL is cleaned', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const config = { redirectUri: '/', navigate: vi.fn() }
  const client = tab.load(await answerFor(world, tab, config, '/'), config)
  client.start()
  await settled(client)
  expect(config.navigate).not.toHaveBeenCalled()
  expect(hrefOf(tab)).toBe(`${app}/`)
})

test('behavior: other parameters of the callback page and its fragment stay', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  tab.load(`${answer}&theme=dark#top`)
  expect(hrefOf(tab)).toBe(`${app}/callback?theme=dark#top`)
})

test.each(['/shop?code=SUMMER&state=paid', '/?code=1&state=2', '/callback/x?code=1&state=2'])(
  'behavior: %s is not ours and is left alone [P1.11]',
  async (path) => {
    const world = createWorld()
    const tab = world.openTab()
    const client = tab.load(path)
    client.start()
    await client.ready()
    await pause(20)
    expect(client.callback.get()).toEqual({ status: 'none' })
    expect(hrefOf(tab)).toBe(app + path)
    expect(wentTo(tab, 'rewrite')).toEqual([])
    expect(exchanges(world)).toBe(0)
  },
)

test('behavior: an unknown state never reaches the token endpoint; the session stays [C2, P1.10, P2.5]', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const before = exchanges(world)
  const client = tab.load('/callback?code=stolen&state=planted')
  expect(client.session.get().status).toBe('signedIn')
  client.start()
  const { error, returnTo } = await failed(client)
  expect(error).toMatchObject({ code: 'stateMissing', retryable: false })
  expect(returnTo).toBe('/')
  expect(client.session.get().status).toBe('signedIn')
  expect(hrefOf(tab)).toBe(`${app}/callback`)
  expect(exchanges(world)).toBe(before)
})

test('behavior: an error with an unknown state reports both, and no word of the stranger [P1.12]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(
    '/callback?error=access_denied&error_description=Call+0900-12345+now&state=planted',
  )
  client.start()
  const { error } = await failed(client)
  expect(error.code).toBe('stateMissing')
  expect(error.message).toContain('access_denied')
  expect(error.cause).toMatchObject({ code: 'accessDenied' })
  for (const text of readingsOf(error)) expect(text).not.toContain('0900')
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
})

test.each(['Call+0900-12345+now', 'constructor', '__proto__', 'toString', 'x'.repeat(5000)])(
  'behavior: the unknown OAuth error %.30s of a stranger is not repeated',
  async (code) => {
    const tab = createWorld().openTab()
    const client = tab.load(`/callback?error=${code}&state=planted`)
    client.start()
    const { error } = await failed(client)
    expect(error.code).toBe('stateMissing')
    expect(error.cause).toBeUndefined()
    for (const text of readingsOf(error))
      expect(text).not.toContain(decodeURIComponent(code).slice(0, 20).replaceAll('+', ' '))
    expect(hrefOf(tab)).toBe(`${app}/callback`)
  },
)

test('behavior: a planted error over a valid session hides nothing', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const client = tab.load('/callback?error=access_denied')
  expect(client.session.get().status).toBe('signedIn')
  client.start()
  await failed(client)
  expect(client.session.get()).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } })
  expect(await client.getAccessToken()).toMatch(/^ey/)
  leaveCallback(client)
  expect(wentTo(tab).at(-1)).toBe(`${app}/`)
})

test.each(['%', '%25', '%00', '"><script>', '../../', 'a'.repeat(10_000)])(
  'behavior: the state %.20s is survived',
  async (state) => {
    const tab = createWorld().openTab()
    const client = tab.load(`/callback?code=1&state=${state}`)
    client.start()
    expect((await failed(client)).error.code).toBe('stateMissing')
    expect(client.session.get()).toEqual({ status: 'signedOut' })
  },
)

test.each([
  ['access_denied', 'accessDenied'],
  ['login_required', 'loginRequired'],
  ['invalid_scope', 'invalidScope'],
  ['unauthorized_client', 'unauthorizedClient'],
  ['invalid_request', 'invalidRequest'],
  ['server_error', 'serverError'],
])('behavior: the error response %s is %s, with a way out', async (oauth, code) => {
  const world = createWorld()
  const tab = world.openTab()
  const url = new URL(await tab.goToSignIn(tab.load('/'), { returnTo: '/invoices' }))
  const state = url.searchParams.get('state')
  const client = tab.load(`/callback?error=${oauth}&error_description=Because&state=${state}`)
  client.start()
  const { error, returnTo } = await failed(client)
  expect(error).toMatchObject({ code, error: oauth, errorDescription: 'Because' })
  expect(returnTo).toBe('/invoices')
  expect(client.session.get()).toEqual({ status: 'signedOut' })
  expect(hrefOf(tab)).toBe(`${app}/callback`)
  expect(exchanges(world)).toBe(0)
  void retryCallback(client)
  expect(new URL(await tab.left()).pathname).toBe('/oauth2/authorize')
})

test('behavior: cancelling at an external provider is accessDenied', async () => {
  const world = createWorld({
    providers: [{ name: 'Google', type: 'Google', users: [{ subject: '1' }] }],
  })
  const tab = world.openTab()
  const url = await tab.goToSignIn(tab.load('/'), { identityProvider: 'Google' })
  const client = tab.load(await world.person.signIn(url, { subject: null }))
  client.start()
  expect((await failed(client)).error).toMatchObject({ code: 'accessDenied' })
})

test('behavior: prompt none without a session at managed login is loginRequired', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const url = await tab.goToSignIn(tab.load('/'), { prompt: 'none' })
  const client = tab.load(await world.person.signIn(url))
  client.start()
  expect((await failed(client)).error).toMatchObject({ code: 'loginRequired' })
})

test('behavior: a refusal of a Lambda names trigger and text', async () => {
  const world = createWorld({
    providers: [{ name: 'Google', type: 'Google', users: [{ subject: '1' }] }],
    preSignUp: () => {
      throw new Error('Only for members.')
    },
  })
  const tab = world.openTab()
  const url = await tab.goToSignIn(tab.load('/'), { identityProvider: 'Google' })
  const client = tab.load(await world.person.signIn(url, { subject: '1' }))
  client.start()
  const { error } = await failed(client)
  expect(error).toMatchObject({ code: 'lambdaRejected', trigger: 'PreSignUp' })
  expect((error as OAuthError).errorDescription).toContain('Only for members.')
})

test('behavior: "Already found an entry for username" starts once more, to the same page [P2.32]', async () => {
  const world = createWorld({
    providers: [
      { name: 'Google', type: 'Google', users: [{ subject: '1' }], failFirstSignIn: true },
    ],
  })
  const tab = world.openTab()
  const first = await tab.goToSignIn(tab.load('/'), {
    identityProvider: 'Google',
    loginHint: 'ada',
    returnTo: '/invoices',
  })
  tab.load(await world.person.signIn(first, { subject: '1' })).start()
  const second = await tab.left()
  const [before, after] = [first, second].map((url) => new URL(url).searchParams)
  expect(after?.get('identity_provider')).toBe('Google')
  expect(after?.get('login_hint')).toBe('ada')
  expect(after?.get('state')).not.toBe(before?.get('state'))
  const client = tab.load(await world.person.signIn(second, { subject: '1' }))
  client.start()
  expect(await settled(client)).toEqual({ status: 'done', returnTo: '/invoices' })
})

test('behavior: the second "Already found an entry" in a row is an error, not a loop [P2.32]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const linked = (url: string) =>
    `/callback?error=invalid_request&error_description=Already+found+an+entry+for+username+Google_1&state=${new URL(url).searchParams.get('state')}`
  tab.load(linked(await tab.goToSignIn(tab.load('/')))).start()
  const client = tab.load(linked(await tab.left()))
  client.start()
  expect((await failed(client)).error.code).toBe('accountLinked')
  expect(wentTo(tab, 'leave')).toHaveLength(2)
})

test('parameters: retryFederatedSignUp false reports it at once', async () => {
  const tab = createWorld().openTab()
  const config = { retryFederatedSignUp: false }
  const state = new URL(await tab.goToSignIn(tab.load('/', config))).searchParams.get('state')
  const client = tab.load(
    `/callback?error=invalid_request&error_description=Already+found+an+entry+for+username+x&state=${state}`,
    config,
  )
  client.start()
  expect((await failed(client)).error.code).toBe('accountLinked')
  expect(wentTo(tab, 'leave')).toHaveLength(1)
})

test('behavior: an answer after more than ten minutes is transactionExpired, and is not sent [V10]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  world.sleep(601)
  const client = tab.load(answer)
  client.start()
  const { error, returnTo } = await failed(client)
  expect(error.code).toBe('transactionExpired')
  expect(returnTo).toBe('/invoices?page=2')
  expect(exchanges(world)).toBe(0)
  void retryCallback(client)
  expect(new URL(await tab.left()).searchParams.get('state')).not.toBe(
    new URL(answer).searchParams.get('state'),
  )
})

test('behavior: a code that expired at Cognito is invalidGrant, with a way out', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  world.sleep(310)
  const client = tab.load(answer)
  client.start()
  expect((await failed(client)).error).toMatchObject({ code: 'invalidGrant', status: 400 })
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
  void retryCallback(client)
  expect(new URL(await tab.left()).pathname).toBe('/oauth2/authorize')
})

test('behavior: going back to a used callback URL exchanges nothing and keeps the session [P1.10, C2]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  const first = tab.load(answer)
  first.start()
  await settled(first)
  const client = tab.load(answer)
  client.start()
  expect((await failed(client)).error.code).toBe('stateMissing')
  expect(client.session.get().status).toBe('signedIn')
  expect(exchanges(world)).toBe(1)
})

test('behavior: a callback URL in another tab exchanges nothing there, and works in its own', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  const stranger = world.openTab().load(answer)
  stranger.start()
  expect((await failed(stranger)).error.code).toBe('stateMissing')
  const client = tab.load(answer)
  client.start()
  await settled(client)
  await eventually(() => expect(stranger.session.get().status).toBe('signedIn'))
  expect(exchanges(world)).toBe(1)
})

test('behavior: two sign-ins in two tabs both arrive [P2.5]', async () => {
  const world = createWorld()
  const [one, two] = [world.openTab(), world.openTab()]
  const urls = [await one.goToSignIn(one.load('/1')), await two.goToSignIn(two.load('/2'))]
  const answers = [
    await world.person.signIn(urls[0] ?? ''),
    await world.person.signIn(urls[1] ?? ''),
  ]
  const clients = [one.load(answers[0] ?? ''), two.load(answers[1] ?? '')]
  for (const client of clients) client.start()
  expect(await Promise.all(clients.map(settled))).toEqual([
    { status: 'done', returnTo: '/1' },
    { status: 'done', returnTo: '/2' },
  ])
  expect(exchanges(world)).toBe(2)
})

test('behavior: two sign-ins of one tab, answered out of order, both work', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const old = await tab.goToSignIn(tab.load('/old'))
  await tab.goToSignIn(tab.load('/new'))
  const client = tab.load(await world.person.signIn(old))
  client.start()
  expect(await settled(client)).toEqual({ status: 'done', returnTo: '/old' })
})

test('behavior: StrictMode, an instance thrown away and a double start make one exchange [P1.3, P2.6]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  tab.load(await answerFor(world, tab))
  const client = tab.add()
  const stop = client.start()
  stop()
  client.start()
  client.start()
  expect(await settled(client)).toMatchObject({ status: 'done' })
  await pause(30)
  expect(exchanges(world)).toBe(1)
  expect(wentTo(tab)).toEqual([`${app}/invoices?page=2`])
})

test('behavior: two instances that both start make one exchange [P1.3, P2.6]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const one = tab.load(await answerFor(world, tab))
  const two = tab.add()
  one.start()
  two.start()
  await eventually(() => {
    for (const client of [one, two]) expect(client.session.get().status).toBe('signedIn')
  })
  await pause(30)
  expect(exchanges(world)).toBe(1)
})

test('behavior: a router that puts the query back does not bring the code back [C12]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  const client = tab.load(answer)
  tab.environment.navigation.href = answer
  client.start()
  expect(await settled(client)).toMatchObject({ status: 'done' })
  expect(hrefOf(tab)).toBe(`${app}/callback`)
  expect(exchanges(world)).toBe(1)
})

test('behavior: ready() exchanges a waiting answer before anything started', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  expect((await client.ready()).status).toBe('signedIn')
  expect(exchanges(world)).toBe(1)
})

test('behavior: a reload before the exchange began loses nothing', async () => {
  const world = createWorld()
  const tab = world.openTab()
  tab.load(await answerFor(world, tab))
  const client = tab.load('/callback')
  expect(client.callback.get()).toEqual({ status: 'pending' })
  client.start()
  expect(await settled(client)).toMatchObject({ status: 'done' })
})

test('behavior: a reload while the code was on its way to Cognito goes on [P1.13]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const lost = new Promise<Response>(() => {})
  world.intercept('/token', () => lost)
  const answer = await answerFor(world, tab)
  tab.load(answer).start()
  await pause(30)
  const client = tab.load('/callback')
  client.start()
  expect(await settled(client)).toMatchObject({ status: 'done', returnTo: '/invoices?page=2' })
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: a reload after Cognito took the code is codeAlreadyUsed, with a way out', async () => {
  const world = createWorld()
  const tab = world.openTab()
  world.intercept('/token', async (_, pass) => {
    await pass()
    return new Promise<Response>(() => {})
  })
  tab.load(await answerFor(world, tab)).start()
  await eventually(() => expect(exchanges(world)).toBe(1))
  await pause(20)
  const client = tab.load('/callback')
  client.start()
  const { error, returnTo } = await failed(client)
  expect(error.code).toBe('codeAlreadyUsed')
  expect(returnTo).toBe('/invoices?page=2')
  void retryCallback(client)
  expect(new URL(await tab.left()).pathname).toBe('/oauth2/authorize')
})

test('behavior: offline during the exchange can be tried again, without signing in anew [P1.13]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.isOffline = true
  client.start()
  const { error, returnTo } = await failed(client)
  expect(error).toMatchObject({ code: 'network', retryable: true })
  expect(returnTo).toBe('/invoices?page=2')
  expect(client.session.get()).toEqual({ status: 'signedOut' })
  world.isOffline = false
  await retryCallback(client)
  expect(client.callback.get()).toEqual({ status: 'done', returnTo: '/invoices?page=2' })
  expect(client.session.get().status).toBe('signedIn')
  expect(wentTo(tab, 'leave')).toHaveLength(1)
})

test.each([
  ['a 503', { status: 503, body: '<html>Service Unavailable</html>' }, 'serverError'],
  ['a 500', { status: 500, body: '' }, 'serverError'],
  ['a 429', { status: 429, body: '' }, 'limitExceeded'],
  ['a captive portal', { status: 200, body: '<html>Accept the terms</html>' }, 'responseInvalid'],
  ['a cut answer', { status: 200, body: '{"id_token":"ey' }, 'responseInvalid'],
])('behavior: %s keeps the transaction, and a retry signs in [P1.13]', async (_, fault, code) => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.mock.faults.next('token', fault)
  client.start()
  expect((await failed(client)).error).toMatchObject({ code, retryable: true })
  await retryCallback(client)
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: a body that hangs ends with timeout, and a retry signs in [P1.15]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.intercept('/token', () => new Response(new ReadableStream(), { status: 200 }))
  client.start()
  await pause(50)
  await world.advance(11)
  expect((await failed(client)).error).toMatchObject({ code: 'timeout', retryable: true })
  await retryCallback(client)
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: invalid_grant on a retry is codeAlreadyUsed', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.mock.faults.next('token', { networkError: true, when: 'after' })
  client.start()
  expect((await failed(client)).error.code).toBe('network')
  await retryCallback(client)
  expect((await failed(client)).error.code).toBe('codeAlreadyUsed')
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
})

test('behavior: five minutes after the first try a retry signs in anew', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.mock.faults.next('token', { networkError: true })
  client.start()
  await failed(client)
  world.sleep(301)
  await retryCallback(client)
  expect((await failed(client)).error.code).toBe('codeAlreadyUsed')
  expect(exchanges(world)).toBe(1)
})

test('behavior: an answer of Cognito uses the transaction up; nothing is sent twice', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.mock.faults.next('token', { status: 400, body: { error: 'invalid_grant' } })
  client.start()
  expect((await failed(client)).error.code).toBe('invalidGrant')
  const again = tab.load('/callback')
  again.start()
  await again.ready()
  expect(again.callback.get()).toEqual({ status: 'none' })
  expect(exchanges(world)).toBe(1)
})

test('behavior: an error that echoes the request is none of the token endpoint [C16]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  const code = new URL(answer).searchParams.get('code') ?? ''
  world.mock.faults.next('token', { status: 400, body: { error: `bad code ${code}` } })
  const client = tab.load(answer)
  client.start()
  const { error } = await failed(client)
  expect(error.code).toBe('responseInvalid')
  expect(error.message).not.toContain(code)
})

test.each([
  ['invalid_client', 'invalidClient'],
  ['unauthorized_client', 'unauthorizedClient'],
  ['invalid_request', 'invalidRequest'],
  ['unsupported_grant_type', 'unauthorizedClient'],
])('behavior: %s of the token endpoint is %s', async (error, code) => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  world.mock.faults.next('token', { status: 400, body: { error } })
  client.start()
  expect((await failed(client)).error).toMatchObject({ code, error, status: 400, retryable: false })
})

test('behavior: inside a frame the callback refuses, and the session is restored [V12]', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const answer = await answerFor(world, tab)
  tab.environment.navigation.isFramed = true
  const client = tab.load(answer)
  client.start()
  expect((await failed(client)).error.code).toBe('framed')
  expect(client.session.get().status).toBe('signedIn')
  expect(exchanges(world)).toBe(1)
})

test('behavior: several clients on one path: each takes its own answer, the first reports a stranger', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const clients = (path: string) => {
    const first = tab.load(path)
    return [first, tab.add({ clientId: 'other' })] as const
  }
  const [, other] = clients('/')
  const answer = await world.person.signIn(await tab.goToSignIn(other))
  const [mine, theirs] = clients(answer)
  mine.start()
  theirs.start()
  expect(await settled(theirs)).toMatchObject({ status: 'done' })
  expect(mine.callback.get()).toEqual({ status: 'none' })
  expect(mine.session.get()).toEqual({ status: 'signedOut' })
  const [one, two] = clients('/callback?error=access_denied&state=planted')
  one.start()
  two.start()
  expect((await failed(one)).error.code).toBe('stateMissing')
  await pause(20)
  expect(two.callback.get()).toEqual({ status: 'none' })
})

test('behavior: another sign-in of another person takes over the session', async () => {
  const world = createWorld()
  const { tab, client } = await world.signedIn()
  const url = await tab.goToSignIn(client, { prompt: 'login' })
  const next = tab.load(await world.person.signIn(url, bob))
  next.start()
  await settled(next)
  expect(next.session.get().user?.name).toBe('Bob')
})

test('behavior: a wrong iss in the response is refused before the exchange; the right one is not [V9]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await answerFor(world, tab)
  const evil = tab.load(`${answer}&iss=${encodeURIComponent('https://evil.example')}`)
  evil.start()
  expect((await failed(evil)).error).toMatchObject({ code: 'tokenInvalid' })
  expect(exchanges(world)).toBe(0)
  const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_TestPool1'
  const good = tab.load(`${await answerFor(world, tab)}&iss=${encodeURIComponent(issuer)}`)
  good.start()
  expect(await settled(good)).toMatchObject({ status: 'done' })
})

test('behavior: a failed sign-in does not end the session that was there', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const client = tab.load(await answerFor(world, tab))
  world.mock.faults.next('token', { status: 400, body: { error: 'invalid_grant' } })
  client.start()
  await failed(client)
  expect(client.session.get()).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } })
  expect(await tab.load('/').getAccessToken()).toMatch(/^ey/)
})

test('behavior: leaving the callback page waits for the answer', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await answerFor(world, tab))
  leaveCallback(client)
  expect(wentTo(tab)).toEqual([])
  client.start()
  await settled(client)
})

test('behavior: retryCallback when nothing failed signs in', async () => {
  const tab = createWorld().openTab()
  void retryCallback(tab.load('/'))
  expect(new URL(await tab.left()).pathname).toBe('/oauth2/authorize')
})
