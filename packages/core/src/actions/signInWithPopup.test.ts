import { describe, expect, test, vi } from 'vitest'
import type { CognitoClient } from '../client.ts'
import { failure } from '../testing-support/hygiene.ts'
import {
  app,
  type Config,
  createWorld,
  eventually,
  pause,
  type Tab,
  type World,
} from '../testing-support/world.ts'
import { type SignInWithPopupParameters, signInWithPopup } from './signInWithPopup.ts'
import { signOut } from './signOut.ts'

const popupsOf = (tab: Tab) => tab.environment.navigation.popups

/** A page with a popup that shows managed login. */
async function open(world: World, config: Config = {}, parameters?: SignInWithPopupParameters) {
  const tab = world.openTab()
  const client = tab.load('/shop?item=7', config)
  client.start()
  await client.ready()
  const outcome = signInWithPopup(client, parameters)
  outcome.catch(() => {})
  const url = await eventually(() => {
    const visit = tab.environment.navigation.visits.findLast(({ kind }) => kind === 'popup')
    if (!visit) throw new Error('The popup shows nothing.')
    return visit.url
  })
  return { tab, client, outcome, url }
}

/** What the popup does once managed login sends it back to the app. */
function comeBack(
  world: World,
  answer: string,
  config: Config = {},
): { popup: Tab; page: CognitoClient } {
  const popup = world.openTab()
  const page = popup.load(answer, config)
  page.start()
  return { popup, page }
}

const exchanges = (world: World) => world.tokenRequests('authorization_code').length

test('default: signs in; the page stays where it is [P2.27]', async () => {
  const world = createWorld()
  const { tab, client, outcome, url } = await open(world)
  const { popup } = comeBack(world, await world.person.signIn(url))
  expect(await outcome).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } })
  expect(client.session.get()).toBe(await outcome)
  expect(tab.environment.navigation.href).toBe(`${app}/shop?item=7`)
  expect(client.callback.get()).toEqual({ status: 'none' })
  await eventually(() => expect(popup.environment.navigation.isClosed).toBe(true))
  expect(tab.load('/').session.get().status).toBe('signedIn')
})

test('default: PKCE, state and nonce as with a redirect [C1, C2, V5]', async () => {
  const { url } = await open(createWorld(), {}, { loginHint: 'ada', signUp: true })
  const query = Object.fromEntries(new URL(url).searchParams)
  expect(new URL(url).pathname).toBe('/signup')
  expect(query).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: `${app}/callback`,
    login_hint: 'ada',
  })
  expect(query.state).toMatch(/^[\w.~-]{22,}$/)
  expect(query.nonce).toMatch(/^[\w.~-]{22,}$/)
  expect(query.code_challenge).toMatch(/^[\w-]{43}$/)
})

test('default: the window opens before the first await, empty', () => {
  const tab = createWorld().openTab()
  const client = tab.load('/')
  signInWithPopup(client).catch(() => {})
  expect(popupsOf(tab)).toHaveLength(1)
  expect(popupsOf(tab)[0]?.size).toEqual({ width: 480, height: 720 })
  expect(tab.environment.navigation.visits).toEqual([])
})

test('parameters: size', () => {
  const tab = createWorld().openTab()
  signInWithPopup(tab.load('/'), { size: { width: 1, height: 2 } }).catch(() => {})
  expect(popupsOf(tab)[0]?.size).toEqual({ width: 1, height: 2 })
})

test("behavior: the popup's page exchanges nothing, stores nothing and cleans its URL [C5, C12]", async () => {
  const world = createWorld()
  const { url } = await open(world, { storage: 'session' })
  let resume = () => {}
  world.intercept('/token', async (_, pass) => {
    await new Promise<void>((resolve) => {
      resume = resolve
    })
    return pass()
  })
  const { popup, page } = comeBack(world, await world.person.signIn(url), { storage: 'session' })
  expect(popup.environment.navigation.href).toBe(`${app}/callback`)
  await eventually(() => expect(exchanges(world)).toBe(0))
  await pause(30)
  expect(page.session.get().status).not.toBe('signedIn')
  expect(popup.environment.webStorage.session?.keys()).toEqual([])
  resume()
})

test('behavior: the transaction is never in a storage that the popup could copy', async () => {
  const { tab } = await open(createWorld())
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
  expect(tab.environment.webStorage.local?.keys()).toEqual([])
})

test('behavior: blocked is a typed error, and nothing was prepared', async () => {
  const tab = createWorld().openTab()
  tab.environment.navigation.blocksPopups = true
  const error = await failure(signInWithPopup(tab.load('/')))
  expect(error).toMatchObject({ code: 'popupBlocked', retryable: false })
})

test('behavior: closed by the person is a typed error, after two seconds of patience', async () => {
  const world = createWorld()
  const { outcome, tab, client } = await open(world)
  const settled = vi.fn()
  outcome.catch(settled)
  for (const popup of popupsOf(tab)) popup.isClosed = true
  await world.advance(1.8, 0.2)
  expect(settled).not.toHaveBeenCalled()
  await world.advance(1, 0.2)
  expect(await failure(outcome)).toMatchObject({ code: 'popupClosed', retryable: true })
  expect(client.session.get()).toEqual({ status: 'signedOut' })
})

test('behavior: a popup that only seems closed for a moment is waited for (COOP)', async () => {
  const world = createWorld()
  const { outcome, tab, url } = await open(world)
  for (const popup of popupsOf(tab)) popup.isClosed = true
  await world.advance(1, 0.2)
  comeBack(world, await world.person.signIn(url))
  expect(await outcome).toMatchObject({ status: 'signedIn' })
})

test('behavior: a late answer, after popupClosed, signs in all the same (COOP)', async () => {
  const world = createWorld()
  const { outcome, tab, client, url } = await open(world)
  for (const popup of popupsOf(tab)) popup.isClosed = true
  await world.advance(3, 0.2)
  expect((await failure(outcome)).code).toBe('popupClosed')
  await world.advance(60, 4)
  const { popup } = comeBack(world, await world.person.signIn(url))
  await eventually(() => expect(client.session.get().status).toBe('signedIn'))
  await eventually(() => expect(popup.environment.navigation.isClosed).toBe(true))
  expect(exchanges(world)).toBe(1)
})

test('behavior: after ten minutes it gives up, and takes no answer any more [V10]', async () => {
  const world = createWorld()
  const { outcome, url, client } = await open(world)
  const answer = await world.person.signIn(url)
  world.sleep(601)
  await world.advance(1, 0.2)
  expect((await failure(outcome)).code).toBe('transactionExpired')
  const { popup, page } = comeBack(world, answer)
  await world.advance(3, 0.5)
  expect(page.callback.get().error?.code).toBe('stateMissing')
  expect(popup.environment.navigation.isClosed).toBe(false)
  expect(client.session.get()).toEqual({ status: 'signedOut' })
  expect(exchanges(world)).toBe(0)
})

describe('a foreign message [C5]', () => {
  test.each([null, 'received', 7, {}, { query: 7 }, { type: 'answer' }, []])(
    'behavior: %j is ignored',
    async (message) => {
      const world = createWorld()
      const { outcome, url } = await open(world)
      const { state = '' } = Object.fromEntries(new URL(url).searchParams)
      const channel = world.openTab().environment.openChannel(`cognito-kit.app.popup.${state}`)
      channel.post(message)
      await pause(20)
      comeBack(world, await world.person.signIn(url))
      expect(await outcome).toMatchObject({ status: 'signedIn' })
    },
  )

  test.each([
    { query: 'code=stolen&state=another' },
    { query: 'code=stolen' },
    { query: '' },
    { query: 'error=access_denied&state=another' },
  ])('behavior: %j, with the wrong state, exchanges nothing and stops nobody', async (message) => {
    const world = createWorld()
    const { outcome, url } = await open(world)
    const { state = '' } = Object.fromEntries(new URL(url).searchParams)
    world.openTab().environment.openChannel(`cognito-kit.app.popup.${state}`).post(message)
    await pause(20)
    expect(exchanges(world)).toBe(0)
    comeBack(world, await world.person.signIn(url))
    expect(await outcome).toMatchObject({ status: 'signedIn' })
  })

  test('behavior: one on another channel is not heard', async () => {
    const world = createWorld()
    const { outcome, url } = await open(world)
    const settled = vi.fn()
    outcome.then(settled, settled)
    const { environment } = world.openTab()
    const query = `code=1&state=${new URL(url).searchParams.get('state')}`
    environment.openChannel('cognito-kit.app.popup').post({ query })
    environment.openChannel('cognito-kit.app').post({ query })
    await pause(20)
    expect(settled).not.toHaveBeenCalled()
    expect(exchanges(world)).toBe(0)
  })
})

test('behavior: an error response is the error of the call', async () => {
  const world = createWorld()
  const { outcome, url, client } = await open(world)
  const state = new URL(url).searchParams.get('state')
  const { popup } = comeBack(
    world,
    `/callback?error=access_denied&error_description=No&state=${state}`,
  )
  expect(await failure(outcome)).toMatchObject({ code: 'accessDenied', errorDescription: 'No' })
  expect(client.session.get()).toEqual({ status: 'signedOut' })
  await eventually(() => expect(popup.environment.navigation.isClosed).toBe(true))
})

test('behavior: a failed exchange is the error of the call; the popup is closed', async () => {
  const world = createWorld()
  const { outcome, url, tab, client } = await open(world)
  world.mock.faults.next('token', { status: 503, body: '' })
  comeBack(world, await world.person.signIn(url))
  expect(await failure(outcome)).toMatchObject({ code: 'serverError', retryable: true })
  expect(popupsOf(tab)[0]?.isClosed).toBe(true)
  expect(client.session.get()).toEqual({ status: 'signedOut' })
})

test('behavior: a popup whose opener is gone says so, and stays open', async () => {
  const world = createWorld()
  const { tab, url } = await open(world)
  tab.load('/elsewhere')
  const { popup, page } = comeBack(world, await world.person.signIn(url))
  await world.advance(3, 0.5)
  expect(page.callback.get()).toMatchObject({ status: 'failed', error: { code: 'stateMissing' } })
  expect(popup.environment.navigation.isClosed).toBe(false)
  expect(exchanges(world)).toBe(0)
})

test('behavior: one answer, one exchange, even if the page of the popup is reloaded', async () => {
  const world = createWorld()
  const { outcome, url } = await open(world)
  const answer = await world.person.signIn(url)
  comeBack(world, answer)
  comeBack(world, answer)
  await outcome
  await pause(30)
  expect(exchanges(world)).toBe(1)
})

test('behavior: two popups of two clients do not mix up', async () => {
  const world = createWorld()
  const one = await open(world)
  const two = await open(world, { clientId: 'other' })
  comeBack(world, await world.person.signIn(two.url), { clientId: 'other' })
  comeBack(world, await world.person.signIn(one.url))
  await Promise.all([one.outcome, two.outcome])
  expect([...world.browser.local.keys()].sort()).toEqual(['cognito-kit.app', 'cognito-kit.other'])
})

test('behavior: other tabs hear of it', async () => {
  const world = createWorld()
  const other = world.openTab().load('/')
  other.start()
  const { outcome, url } = await open(world)
  comeBack(world, await world.person.signIn(url))
  await outcome
  await eventually(() => expect(other.session.get().status).toBe('signedIn'))
})

test('behavior: it works inside a frame, where a redirect does not [V12]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  tab.environment.navigation.isFramed = true
  const client = tab.load('/')
  const outcome = signInWithPopup(client)
  const url = await eventually(() => {
    const visit = tab.environment.navigation.visits.at(-1)
    if (!visit) throw new Error('The popup shows nothing.')
    return visit.url
  })
  comeBack(world, await world.person.signIn(url))
  expect(await outcome).toMatchObject({ status: 'signedIn' })
})

test('behavior: it is refused while a sign-out is leaving, before any window opens', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  void signOut(client)
  expect((await failure(signInWithPopup(client))).code).toBe('signingOut')
  expect(popupsOf(tab)).toEqual([])
})

test.each([
  [{ domain: undefined }, undefined, 'configInvalid'],
  [{ redirectUri: undefined }, undefined, 'configInvalid'],
  [{}, { scopes: ['email'] }, 'invalidParameter'],
])('behavior: with %o %o no window stays open', async (config, parameters, code) => {
  const tab = createWorld().openTab()
  expect((await failure(signInWithPopup(tab.load('/', config), parameters))).code).toBe(code)
  for (const popup of popupsOf(tab)) expect(popup.isClosed).toBe(true)
})
