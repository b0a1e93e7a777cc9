import { expect, test, vi } from 'vitest'
import { failure } from '../testing-support/hygiene.ts'
import { bob } from '../testing-support/managedLogin.ts'
import { createWorld, eventually, type World } from '../testing-support/world.ts'
import { bindActions } from './bindActions.ts'
import { getUserInfo } from './getUserInfo.ts'
import { isAuthorized } from './isAuthorized.ts'
import { signOut } from './signOut.ts'
import { watchSession } from './watchSession.ts'

const listeners = () => ({
  onSignedIn: vi.fn(),
  onSignedOut: vi.fn(),
  onExpired: vi.fn(),
  onSignInFailed: vi.fn(),
})

async function atCallback(world: World) {
  const tab = world.openTab()
  return tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
}

test('default: a sign-in here is no restored one', async () => {
  const world = createWorld()
  const client = await atCallback(world)
  const heard = listeners()
  watchSession(client, heard)
  client.start()
  await eventually(() => expect(heard.onSignedIn).toHaveBeenCalledOnce())
  expect(heard.onSignedIn.mock.calls[0]?.[0]).toMatchObject({
    user: { name: 'Ada' },
    restored: false,
  })
  expect(heard.onSignedOut).not.toHaveBeenCalled()
})

test('default: somebody who was signed in before the page was loaded is reported at once, as restored', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const heard = listeners()
  watchSession(tab.load('/'), heard)
  expect(heard.onSignedIn.mock.calls).toEqual([[expect.objectContaining({ restored: true })]])
})

test('default: a visitor is reported to nobody', async () => {
  const heard = listeners()
  const client = createWorld().openTab().load('/')
  watchSession(client, heard)
  client.start()
  await client.ready()
  for (const listener of Object.values(heard)) expect(listener).not.toHaveBeenCalled()
})

test('behavior: signing out gives the reason, and onExpired stays silent', async () => {
  const { client } = await createWorld().signedIn()
  const heard = listeners()
  watchSession(client, heard)
  await signOut(client, { redirect: false })
  expect(heard.onSignedOut.mock.calls).toEqual([[{ reason: 'signedOut' }]])
  expect(heard.onExpired).not.toHaveBeenCalled()
})

test.each([
  ['expired', 31 * 86_400],
  ['revoked', 0],
])(
  'behavior: a session that is over (%s) calls onExpired, once [P1.25]',
  async (reason, seconds) => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const heard = listeners()
    watchSession(client, heard)
    world.sleep(seconds)
    world.mock.users.signOut('ada')
    await failure(client.getAccessToken({ forceRefresh: true }))
    expect(heard.onSignedOut.mock.calls).toEqual([[{ reason }]])
    expect(heard.onExpired).toHaveBeenCalledOnce()
  },
)

test('behavior: a refresh is reported to nobody, a switch of the user is', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  const heard = listeners()
  watchSession(client, heard)
  await client.getAccessToken({ forceRefresh: true })
  expect(heard.onSignedIn).toHaveBeenCalledOnce()
  const other = world.openTab()
  const url = await other.goToSignIn(other.load('/'), { prompt: 'login' })
  other.load(await world.person.signIn(url, bob)).start()
  await eventually(() => expect(heard.onSignedIn).toHaveBeenCalledTimes(2))
  expect(heard.onSignedIn.mock.calls[1]?.[0]).toMatchObject({
    user: { name: 'Bob' },
    restored: false,
  })
  expect(tab.environment.navigation.visits.filter(({ kind }) => kind === 'popup')).toEqual([])
})

test('behavior: a failed sign-in is reported with its error', async () => {
  const tab = createWorld().openTab()
  const client = tab.load('/callback?error=access_denied&state=planted')
  const heard = listeners()
  watchSession(client, heard)
  client.start()
  await eventually(() => expect(heard.onSignInFailed).toHaveBeenCalledOnce())
  expect(heard.onSignInFailed.mock.calls[0]?.[0]).toMatchObject({ code: 'stateMissing' })
})

test('behavior: the undo ends it; two watchers with the same listeners are two', async () => {
  const { client } = await createWorld().signedIn()
  const heard = listeners()
  const stop = watchSession(client, heard)
  watchSession(client, heard)
  stop()
  stop()
  await signOut(client, { redirect: false })
  expect(heard.onSignedOut).toHaveBeenCalledOnce()
})

test('bindActions: actions as methods, with what they take and answer', async () => {
  const { client } = await createWorld().signedIn()
  const auth = bindActions(client, { getUserInfo, signOut })
  expect((await auth.getUserInfo()).email).toBe('ada@example.com')
  expect(await auth.signOut({ redirect: false })).toEqual({ globalSignOut: undefined })
  expect(Object.keys(auth)).toEqual(['getUserInfo', 'signOut'])
})

test('isAuthorized: any of the groups, all of the scopes', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const session = client.session.get()
  expect(isAuthorized(session, {})).toBe(true)
  expect(isAuthorized(session, { groups: ['editors', 'admins'] })).toBe(true)
  expect(isAuthorized(session, { groups: ['editors'] })).toBe(false)
  expect(isAuthorized(session, { groups: [] })).toBe(false)
  expect(isAuthorized(session, { scopes: ['openid', 'email'] })).toBe(true)
  expect(isAuthorized(session, { scopes: ['openid', 'phone'] })).toBe(false)
  expect(isAuthorized(session, { groups: ['admins'], scopes: ['phone'] })).toBe(false)
  expect(isAuthorized({ status: 'signedOut' }, {})).toBe(false)
  expect(isAuthorized({ status: 'loading' }, {})).toBe(false)
  const url = world.openTab()
  const theirs = await world.signedIn({}, bob, url).catch(() => undefined)
  expect(theirs && isAuthorized(theirs.client.session.get(), { groups: ['admins'] })).toBeDefined()
})
