import { describe, expect, test, vi } from 'vitest'
import { failure, printed } from '../testing-support/hygiene.ts'
import { bob } from '../testing-support/managedLogin.ts'
import {
  app,
  createWorld,
  eventually,
  pause,
  type Tab,
  type World,
} from '../testing-support/world.ts'
import { requireSession } from './requireSession.ts'
import { shouldSignIn } from './shouldSignIn.ts'
import { signInWithRedirect } from './signInWithRedirect.ts'
import { signOut } from './signOut.ts'

const leaves = (tab: Tab) =>
  tab.environment.navigation.visits.filter(({ url }) => new URL(url).pathname === '/logout')
const revoked = (world: World) => world.mock.requests('revoke').map(({ form }) => form)

/** The refresh token that is stored, as a thief would read it. */
const refreshTokenIn = (world: World, clientId = 'app') =>
  JSON.parse(world.browser.local.getItem(`cognito-kit.${clientId}`) ?? '{}').refreshToken

test('default: ends here, tells Cognito, and goes to /logout with exactly two parameters [P1.4, P2.8]', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  const refreshToken = refreshTokenIn(world)
  const leaving = signOut(client)
  const url = await tab.left()
  expect(url).toBe(
    `https://auth.example.com/logout?client_id=app&logout_uri=${encodeURIComponent(`${app}/`)}`,
  )
  expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
  expect((await failure(client.getAccessToken())).code).toBe('signedOut')
  await eventually(() =>
    expect(revoked(world)).toEqual([{ token: refreshToken, client_id: 'app' }]),
  )
  expect(await world.person.open(url)).toEqual({ url: `${app}/`, html: '' })
  expect(world.mock.sessions.list()).toEqual([])
  tab.environment.lifecycle.fire('restored')
  expect(await leaving).toEqual({ globalSignOut: undefined })
})

test('default: the tokens are gone before the page is left, and an end mark without a token stays', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  void signOut(client)
  await tab.left()
  const { local } = world.browser
  expect(local.getItem('cognito-kit.app')).toBeNull()
  expect(local.keys()).toEqual([expect.stringMatching(/^cognito-kit\.app\.ended\.\w+$/)])
  expect(
    local
      .keys()
      .map((key) => local.getItem(key))
      .join(),
  ).not.toMatch(/eyJ/)
})

test('behavior: the end mark outlives what comes late, and is swept in the end', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  const before = world.browser.local.getItem('cognito-kit.app') ?? ''
  await signOut(client, { redirect: false })
  // A tab that was frozen in the middle of a refresh writes its tokens now.
  world.browser.local.setItem('cognito-kit.app', before)
  const next = tab.load('/')
  expect(next.session.get()).toEqual({ status: 'signedOut' })
  expect(world.browser.local.keys()).toEqual([expect.stringContaining('.ended.')])
  next.start()
  await pause(10)
  expect(world.browser.local.keys()).toHaveLength(1)
  world.sleep(601)
  tab.load('/').start()
  await eventually(() => expect(world.browser.local.keys()).toEqual([]))
})

test('behavior: the next session of the same person is not affected by the mark', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  await signOut(client, { redirect: false })
  const next = await world.signedIn({}, {}, tab)
  expect(tab.load('/').session.get().status).toBe('signedIn')
  expect(next.client.session.get().user?.name).toBe('Ada')
})

test('parameters: redirect false stays on the page', async () => {
  const { client, tab } = await createWorld().signedIn()
  expect(await signOut(client, { redirect: false })).toEqual({ globalSignOut: undefined })
  expect(leaves(tab)).toEqual([])
})

test('parameters: logoutUri, as a path or a URL', async () => {
  const world = createWorld()
  for (const logoutUri of ['/goodbye', `${app}/goodbye`]) {
    const { client, tab } = await world.signedIn()
    void signOut(client, { logoutUri })
    const url = await tab.left()
    expect(new URL(url).searchParams.get('logout_uri')).toBe(`${app}/goodbye`)
    expect((await world.person.open(url)).url).toBe(`${app}/goodbye`)
  }
})

test('parameters: revoke false leaves the refresh token alive', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  await signOut(client, { redirect: false, revoke: false })
  await pause(10)
  expect(revoked(world)).toEqual([])
})

describe('parameters: global', () => {
  const scopes = ['openid', 'email', 'aws.cognito.signin.user.admin']

  test('default: ends the sessions on the other devices', async () => {
    const world = createWorld()
    const elsewhere = await createWorldSession(world, scopes)
    const { client } = await world.signedIn({ scopes, clientId: 'other' })
    expect(await signOut(client, { global: true, redirect: false })).toEqual({
      globalSignOut: 'done',
    })
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
    expect((await failure(elsewhere.getAccessToken({ forceRefresh: true }))).code).toBe(
      'tokenRevoked',
    )
  })

  test.each([
    ['a scope is missing', ['openid', 'email'], {}],
    ['the network is gone', scopes, { networkError: true }],
    ['Cognito is down', scopes, { status: 503, body: '' }],
    ['Cognito has had enough', scopes, { exception: 'TooManyRequestsException' }],
    [
      'Cognito refuses',
      scopes,
      { exception: 'NotAuthorizedException', message: 'Access Token has been revoked' },
    ],
  ] as const)('behavior: where %s it is still over here, and says so', async (_, given, fault) => {
    const world = createWorld()
    const { client, tab } = await world.signedIn({ scopes: [...given] })
    const refreshToken = refreshTokenIn(world)
    if (Object.keys(fault).length) world.mock.faults.next('GlobalSignOut', fault)
    expect(await signOut(client, { global: true, redirect: false })).toEqual({
      globalSignOut: 'failed',
    })
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
    expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
    await eventually(() =>
      expect(revoked(world)).toEqual([{ token: refreshToken, client_id: 'app' }]),
    )
  })

  test('behavior: a stale token is renewed for it', async () => {
    const world = createWorld()
    const { client } = await world.signedIn({ scopes })
    world.sleep(3600)
    expect(await signOut(client, { global: true, redirect: false })).toEqual({
      globalSignOut: 'done',
    })
  })

  async function createWorldSession(world: World, given: readonly string[]) {
    const tab = world.openTab()
    return (await world.signedIn({ scopes: given }, {}, tab)).client
  }
})

describe('behavior: it works when', () => {
  test('the network is gone', async () => {
    const world = createWorld()
    const { client, tab } = await world.signedIn()
    world.isOffline = true
    await signOut(client, { redirect: false })
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
    expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
  })

  test.each([
    { status: 500, body: '' },
    { status: 400, body: { error: 'unsupported_token_type' } },
    { status: 401, body: { error: 'invalid_client' } },
    { networkError: true },
  ] as const)('revoking fails: %o [P1.5]', async (fault) => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.mock.faults.next('revoke', fault)
    await signOut(client, { redirect: false })
    await pause(10)
    expect(client.session.get().status).toBe('signedOut')
    expect(revoked(world)).toHaveLength(1)
  })

  test('revoking hangs: nobody waits for it', async () => {
    const world = createWorld()
    const { client, tab } = await world.signedIn()
    world.interceptAll('/revoke', () => new Promise(() => {}))
    void signOut(client)
    expect(new URL(await tab.left()).pathname).toBe('/logout')
  })

  test('the page goes away at once: the revocation is sent with keepalive', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const keepalive = new Promise<boolean>((resolve) => {
      world.intercept('/revoke', (request, pass) => {
        resolve(request.keepalive)
        return pass()
      })
    })
    await signOut(client, { redirect: false })
    expect(await keepalive).toBe(true)
  })

  test('another tab holds the refresh lock', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.intercept('/token', () => new Promise(() => {}))
    const other = world.openTab().load('/')
    void other.getAccessToken({ forceRefresh: true }).catch(() => {})
    await pause(10)
    await signOut(client, { redirect: false })
    expect(client.session.get().status).toBe('signedOut')
  })

  test('nobody is signed in', async () => {
    const world = createWorld()
    const tab = world.openTab()
    const client = tab.load('/')
    expect(await signOut(client, { redirect: false })).toEqual({ globalSignOut: undefined })
    expect(revoked(world)).toEqual([])
    void signOut(client)
    expect(new URL(await tab.left()).pathname).toBe('/logout')
  })

  test('the storage is still being read', async () => {
    const world = createWorld()
    const items = new Map<string, string>()
    const slow = <value>(answer: () => value) => pause(2).then(answer)
    const storage = {
      getItem: (key: string) => slow(() => items.get(key) ?? null),
      setItem: (key: string, value: string) => slow(() => void items.set(key, value)),
      removeItem: (key: string) => slow(() => void items.delete(key)),
    }
    const { tab } = await world.signedIn({ storage })
    const client = tab.load('/', { storage })
    await signOut(client, { redirect: false })
    await pause(20)
    expect(client.session.get().status).toBe('signedOut')
    expect(items.has('cognito-kit.app')).toBe(false)
  })
})

test('behavior: two clicks are one sign-out', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  void signOut(client)
  void signOut(client)
  await tab.left()
  await pause(20)
  expect(leaves(tab)).toHaveLength(1)
  expect(revoked(world)).toHaveLength(1)
})

test('behavior: the newest refresh token is revoked, never another kind [P1.5]', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ clientId: 'grace' })
  await client.getAccessToken({ forceRefresh: true })
  const newest = refreshTokenIn(world, 'grace')
  await signOut(client, { redirect: false })
  await eventually(() => expect(revoked(world)).toEqual([{ token: newest, client_id: 'grace' }]))
})

test('behavior: without logoutUri it stays, warns once, and the next sign-in asks for the password', async () => {
  const world = createWorld()
  const config = { logoutUri: undefined }
  const { client, tab } = await world.signedIn(config)
  await signOut(client)
  expect(leaves(tab)).toEqual([])
  expect(printed().join()).toContain('`logoutUri`')
  expect(world.mock.sessions.list()).toHaveLength(1)
  const next = tab.load('/', config)
  const url = await tab.goToSignIn(next)
  expect(new URL(url).searchParams.get('prompt')).toBe('login')
  const after = tab.load(await world.person.signIn(url, bob), config)
  after.start()
  await eventually(() => expect(after.session.get().user?.name).toBe('Bob'))
  const last = tab.load('/', config)
  const later = await tab.goToSignIn(last)
  expect(new URL(later).searchParams.has('prompt')).toBe(false)
  await signOut(last)
  printed()
})

test('behavior: without logoutUri an explicit prompt wins over the question', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn({ logoutUri: undefined })
  await signOut(client)
  printed()
  const url = await tab.goToSignIn(client, { prompt: 'none' })
  expect(new URL(url).searchParams.get('prompt')).toBe('none')
})

test('behavior: signing out on purpose is followed by no sign-in by itself, here or in another tab', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const other = world.openTab()
  const neighbour = other.load('/protected')
  neighbour.start()
  await signOut(client, { redirect: false })
  await eventually(() => expect(neighbour.session.get().status).toBe('signedOut'))
  expect((await failure(requireSession(neighbour))).code).toBe('signedOut')
  expect((await failure(requireSession(client))).code).toBe('signedOut')
  expect(other.environment.navigation.visits).toEqual([])
})

test('behavior: while /logout is slow, a guard neither shows the page nor signs in', async () => {
  const { client, tab } = await createWorld().signedIn()
  void signOut(client)
  await tab.left()
  const settled = vi.fn()
  requireSession(client).then(settled, settled)
  await pause(20)
  expect(settled).not.toHaveBeenCalled()
  expect((await failure(signInWithRedirect(client))).code).toBe('signingOut')
  expect(leaves(tab)).toHaveLength(1)
})

test('behavior: coming back from /logout in the bfcache shows nobody, and one can sign in [P1.21]', async () => {
  const { client, tab } = await createWorld().signedIn()
  const leaving = signOut(client)
  await tab.left()
  tab.environment.lifecycle.fire('restored')
  await leaving
  expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
  expect(await tab.goToSignIn(client)).toContain('/oauth2/authorize')
})

test('behavior: a sign-out while a code is being exchanged leaves nobody signed in', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
  let answer = () => {}
  world.intercept('/token', async (_, pass) => {
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    return pass()
  })
  client.start()
  await pause(20)
  await signOut(client, { redirect: false })
  answer()
  await pause(40)
  expect(client.session.get().status).toBe('signedOut')
  expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
})

test('behavior: signing out leaves the session of another person alone, who signed in meanwhile elsewhere', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  const deaf = { openChannel: () => ({ post() {}, subscribe: () => () => {}, close() {} }) }
  const silent = tab.load('/', { environment: { ...deaf } })
  const other = world.openTab()
  const url = await other.goToSignIn(other.load('/'), { prompt: 'login' })
  const theirs = other.load(await world.person.signIn(url, bob))
  theirs.start()
  await eventually(() => expect(theirs.session.get().user?.name).toBe('Bob'))
  expect(client.session.get().user?.name).toBe('Ada')
  await signOut(silent, { redirect: false })
  await pause(20)
  expect(theirs.session.get().user?.name).toBe('Bob')
  expect(other.load('/').session.get().user?.name).toBe('Bob')
})

test('behavior: the page that /logout leads to sends nobody to sign in again; the one after it may', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  void signOut(client)
  await world.person.open(await tab.left())
  // An instance that is thrown away takes nothing from the one that stays.
  tab.load('/')
  const landed = tab.add()
  expect(landed.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
  landed.start()
  await landed.ready()
  expect((await failure(requireSession(landed))).code).toBe('signedOut')
  expect(shouldSignIn(landed)).toBe(false)
  const next = tab.load('/protected')
  expect(next.session.get()).toEqual({ status: 'signedOut' })
  expect(shouldSignIn(next)).toBe(true)
  expect(shouldSignIn(world.openTab().load('/'))).toBe(true)
})

test('behavior: signing in after that is no different', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  void signOut(client)
  await world.person.open(await tab.left())
  const next = await world.signedIn({}, {}, tab)
  expect(next.client.session.get().status).toBe('signedIn')
  expect(tab.load('/').session.get().status).toBe('signedIn')
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
})
