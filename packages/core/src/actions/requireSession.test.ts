import { describe, expect, test, vi } from 'vitest'
import { failure } from '../testing-support/hygiene.ts'
import { app, createWorld, eventually, pause, type Tab } from '../testing-support/world.ts'
import { leaveCallback } from './leaveCallback.ts'
import { requireSession } from './requireSession.ts'
import { shouldSignIn } from './shouldSignIn.ts'
import { signOut } from './signOut.ts'

const leaves = (tab: Tab) =>
  tab.environment.navigation.visits.filter(({ kind }) => kind === 'leave').map(({ url }) => url)

test('default: the user, without a request', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const before = world.mock.requests().length
  expect((await requireSession(tab.load('/invoices'))).email).toBe('ada@example.com')
  expect(world.mock.requests()).toHaveLength(before)
})

test('default: sends a visitor to sign in and back, and stays pending [P1.20, P2.7]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const settled = vi.fn()
  requireSession(tab.load('/invoices?page=2')).then(settled, settled)
  const answer = await world.person.signIn(await tab.left())
  await pause(20)
  expect(settled).not.toHaveBeenCalled()
  const client = tab.load(answer)
  client.start()
  await eventually(() =>
    expect(client.callback.get()).toEqual({ status: 'done', returnTo: '/invoices?page=2' }),
  )
})

test('parameters: returnTo and the rest of a redirect sign-in', async () => {
  const tab = createWorld().openTab()
  void requireSession(tab.load('/'), { returnTo: '/a', lang: 'de' })
  expect(new URL(await tab.left()).searchParams.get('lang')).toBe('de')
})

test('behavior: it waits for a sign-in that is being exchanged, instead of starting another', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
  expect((await requireSession(client)).name).toBe('Ada')
  expect(leaves(tab)).toHaveLength(1)
})

test('behavior: it works before start(), as loaders run', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  const client = tab.load('/')
  expect((await requireSession(client)).name).toBe('Ada')
})

test('behavior: ten guards at once make one sign-in', async () => {
  const tab = createWorld().openTab()
  const client = tab.load('/')
  for (let guard = 0; guard < 10; guard++) void requireSession(client)
  await tab.left()
  await pause(20)
  expect(leaves(tab)).toHaveLength(1)
})

test('behavior: an expired access token sends nobody to sign in [P2.20]', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  world.sleep(7200)
  expect((await requireSession(tab.load('/'))).name).toBe('Ada')
  expect(leaves(tab)).toHaveLength(1)
})

describe('shouldSignIn', () => {
  test('default: a visitor, and somebody whose session expired', async () => {
    const world = createWorld()
    const visitor = world.openTab().load('/')
    expect(shouldSignIn(visitor)).toBe(true)
    const { client } = await world.signedIn()
    expect(shouldSignIn(client)).toBe(false)
    world.sleep(31 * 86_400)
    await failure(client.getAccessToken())
    expect(client.session.get().reason).toBe('expired')
    expect(shouldSignIn(client)).toBe(true)
  })

  test('behavior: not after signing out here', async () => {
    const { client } = await createWorld().signedIn()
    await signOut(client, { redirect: false })
    expect(shouldSignIn(client)).toBe(false)
    expect((await failure(requireSession(client))).code).toBe('signedOut')
  })

  test('behavior: not after the session was revoked', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.mock.users.signOut('ada')
    await failure(client.getAccessToken({ forceRefresh: true }))
    expect(shouldSignIn(client)).toBe(false)
  })

  test('behavior: not after a sign-in that failed, until the person asks', async () => {
    const tab = createWorld().openTab()
    const state = new URL(await tab.goToSignIn(tab.load('/'))).searchParams.get('state')
    const client = tab.load(`/callback?error=access_denied&state=${state}`)
    client.start()
    await eventually(() => expect(client.callback.get().status).toBe('failed'))
    expect(shouldSignIn(client)).toBe(false)
    expect((await failure(requireSession(client))).code).toBe('signedOut')
    expect(leaves(tab)).toHaveLength(1)
  })

  test('behavior: not back from the login page', async () => {
    const tab = createWorld().openTab()
    const client = tab.load('/')
    const guard = failure(requireSession(client))
    await tab.left()
    tab.environment.lifecycle.fire('restored')
    expect((await guard).code).toBe('signedOut')
    expect(shouldSignIn(client)).toBe(false)
    expect((await failure(requireSession(client))).code).toBe('signedOut')
    expect(leaves(tab)).toHaveLength(1)
  })

  test('behavior: not inside a frame, unless allowed [V12]', () => {
    const tab = createWorld().openTab()
    tab.environment.navigation.isFramed = true
    expect(shouldSignIn(tab.load('/'))).toBe(false)
    expect(shouldSignIn(tab.load('/', { allowFrame: true }))).toBe(true)
  })
})

test('leaveCallback: goes to the start page when nothing waits', async () => {
  const tab = createWorld().openTab()
  const client = tab.load('/callback')
  client.start()
  await client.ready()
  leaveCallback(client)
  expect(tab.environment.navigation.visits).toEqual([{ kind: 'replace', url: `${app}/` }])
})

test('leaveCallback: after a failure goes to where the sign-in was to lead', async () => {
  const tab = createWorld().openTab()
  const state = new URL(await tab.goToSignIn(tab.load('/a?b#c'))).searchParams.get('state')
  const navigate = vi.fn()
  const client = tab.load(`/callback?error=access_denied&state=${state}`, { navigate })
  client.start()
  await eventually(() => expect(client.callback.get().status).toBe('failed'))
  expect(navigate).not.toHaveBeenCalled()
  leaveCallback(client)
  expect(navigate.mock.calls).toEqual([['/a?b#c']])
})
