import { describe, expect, test, vi } from 'vitest'
import { signOut } from '../actions/signOut.ts'
import type { CognitoClient } from '../client.ts'
import type { Lock } from '../env/environment.ts'
import { failure } from '../testing-support/hygiene.ts'
import { bob } from '../testing-support/managedLogin.ts'
import {
  type Config,
  createWorld,
  eventually,
  pause,
  type World,
} from '../testing-support/world.ts'

const refreshes = (world: World) => world.tokenRequests('refresh_token').length
const hour = 3600

function openTabs(world: World, count: number, config: Config): CognitoClient[] {
  return Array.from({ length: count }, () => {
    const client = world.openTab().load('/', config)
    client.start()
    return client
  })
}

describe('a refresh', () => {
  test.each([
    ['webLocks', 'strict', 0],
    ['webLocks', 'strict', 0.05],
    ['webLocks', 'strict', 0.2],
    ['webLocks', 'grace', 0.2],
    ['lease', 'strict', 0],
    ['lease', 'strict', 0.2],
    ['lease', 'strict', 0.8],
  ] as const)(
    'behavior: 10 tabs with 50 callers each send one request (%s, %s, %s s of storage lag) [P1.1, P2.3]',
    async (lock, clientId, storageLag) => {
      const world = createWorld({ lock })
      await world.signedIn({ clientId })
      const tabs = openTabs(world, 10, { clientId })
      world.browser.storageLag = storageLag
      world.sleep(hour)
      const calls = tabs.flatMap((tab) => Array.from({ length: 50 }, () => tab.getAccessToken()))
      const tokens = await Promise.all(calls)
      expect(new Set(tokens).size).toBe(1)
      expect(refreshes(world)).toBe(1)
      for (const tab of tabs) expect(tab.session.get().status).toBe('signedIn')
    },
  )

  test('behavior: the same over five expiries in a row, tabs not in step', async () => {
    const world = createWorld()
    await world.signedIn({ clientId: 'strict' })
    const tabs = openTabs(world, 5, { clientId: 'strict' })
    for (let expiry = 1; expiry <= 5; expiry++) {
      world.sleep(hour)
      const calls = tabs.map(async (tab) => {
        await pause(Math.random() * 40)
        return tab.getAccessToken()
      })
      expect(new Set(await Promise.all(calls)).size).toBe(1)
      expect(refreshes(world)).toBe(expiry)
      await pause(30)
    }
  })

  test('behavior: another tab takes the new tokens over without a request, and re-renders nobody', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const [other] = openTabs(world, 1, {})
    await pause(10)
    const listener = vi.fn()
    other?.session.subscribe(listener)
    const token = await client.getAccessToken({ forceRefresh: true })
    await eventually(async () => expect(await other?.getAccessToken()).toBe(token))
    expect(listener).not.toHaveBeenCalled()
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: without any lock the loser of a race takes over what the winner wrote [P2.3]', async () => {
    const world = createWorld({ mock: { userPools: [], behaviors: { reuseRevokesFamily: false } } })
    await world.signedIn({ clientId: 'strict' })
    const lockless = () => {
      const tab = world.openTab()
      const free = { immediate: true, note: undefined, leaveNote() {} }
      const lock: Lock = { request: (_, __, task) => task(free) }
      return tab.load('/', { clientId: 'strict', environment: { lock } })
    }
    const tabs = [lockless(), lockless(), lockless()]
    world.sleep(hour)
    const tokens = await Promise.all(tabs.map((tab) => tab.getAccessToken()))
    expect(new Set(tokens).size).toBe(1)
    for (const tab of tabs) expect(tab.session.get().status).toBe('signedIn')
    expect(world.browser.local.getItem('cognito-kit.strict')).not.toBeNull()
  })

  test('behavior: a frozen tab that holds the lock holds up nobody for ever [P2.4]', async () => {
    const world = createWorld()
    await world.signedIn({ clientId: 'strict' })
    const frozen = world.openTab()
    // Time stands still in a frozen tab.
    const clock = { ...world.clock, after: () => () => {} }
    const sleeper = frozen.load('/', {
      clientId: 'strict',
      environment: { clock },
    })
    const [awake] = openTabs(world, 1, { clientId: 'strict' })
    world.sleep(hour)
    world.intercept('/token', () => new Promise(() => {}))
    void sleeper.getAccessToken()
    await pause(10)
    const token = awake?.getAccessToken()
    await world.advance(17, 1)
    expect(await token).toMatch(/^ey/)
    expect(awake?.session.get().status).toBe('signedIn')
  })

  test.each(['strict', 'grace'])(
    'behavior: the late answer of a tab whose lock was taken does no harm (%s)',
    async (clientId) => {
      const world = createWorld()
      await world.signedIn({ clientId })
      const frozen = world.openTab()
      const clock = { ...world.clock, after: () => () => {} }
      const sleeper = frozen.load('/', { clientId, environment: { clock } })
      const [awake] = openTabs(world, 1, { clientId })
      world.sleep(hour)
      let thaw = () => {}
      world.intercept('/token', async (_, pass) => {
        const answer = await pass()
        await new Promise<void>((resolve) => {
          thaw = resolve
        })
        return answer
      })
      const late = sleeper.getAccessToken()
      late.catch(() => {})
      await eventually(() => expect(refreshes(world)).toBe(1))
      const token = awake?.getAccessToken()
      token?.catch(() => {})
      await world.advance(17, 1)
      if (clientId === 'grace') {
        const current = await token
        thaw()
        expect(await late).toBe(current)
        await pause(30)
        // The session that the other tab holds must go on.
        expect(await awake?.getAccessToken({ forceRefresh: true })).toMatch(/^ey/)
        expect(awake?.session.get().status).toBe('signedIn')
      } else {
        // The old token was used up: what comes late is all that there is.
        thaw()
        await late.catch(() => {})
        await token?.catch(() => {})
        await pause(30)
        expect(sleeper.session.get().status).toBe(awake?.session.get().status)
      }
    },
  )
})

test('behavior: who signs in while another is being refreshed keeps the session', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ clientId: 'grace' })
  let answer = () => {}
  world.intercept('/token', async (_, pass) => {
    const response = await pass()
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    return response
  })
  const refreshing = client.getAccessToken({ forceRefresh: true })
  await eventually(() => expect(refreshes(world)).toBe(1))
  const other = world.openTab()
  const config = { clientId: 'grace' }
  const url = await other.goToSignIn(other.load('/', config), { prompt: 'login' })
  const theirs = other.load(await world.person.signIn(url, bob), config)
  theirs.start()
  await eventually(() => expect(theirs.callback.get().status).toBe('done'))
  answer()
  await refreshing.catch(() => {})
  await pause(20)
  for (const page of [theirs, client, other.load('/', config)]) {
    expect(page.session.get().user?.name).toBe('Bob')
  }
})

describe('another tab', () => {
  const silences = [
    ['both ways', {}],
    [
      'storage events alone',
      { openChannel: () => ({ post() {}, subscribe: () => () => {}, close() {} }) },
    ],
    ['the channel alone', 'noEvents'],
  ] as const
  test.each(silences)(
    'behavior: signing in and out is heard by %s [P1.17, P2.15]',
    async (_, silence) => {
      const world = createWorld()
      const tab = world.openTab()
      const webStorage = { ...tab.environment.webStorage, subscribe: () => () => {} }
      const changes = silence === 'noEvents' ? { webStorage } : silence
      const other = tab.load('/', { environment: changes })
      other.start()
      expect(await other.ready()).toEqual({ status: 'signedOut' })
      const { client } = await world.signedIn()
      await eventually(() =>
        expect(other.session.get()).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } }),
      )
      expect(await other.getAccessToken()).toBe(await client.getAccessToken())
      await signOut(client, { redirect: false })
      await eventually(() =>
        expect(other.session.get()).toEqual({ status: 'signedOut', reason: 'otherTab' }),
      )
      expect((await failure(other.getAccessToken())).code).toBe('signedOut')
    },
  )

  test('behavior: signing in as somebody else is followed', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    const [other] = openTabs(world, 1, {})
    expect(other?.session.get().user?.name).toBe('Ada')
    const url = await tab.goToSignIn(tab.load('/'), { prompt: 'login' })
    tab.load(await world.person.signIn(url, bob)).start()
    await eventually(() => expect(other?.session.get().user?.name).toBe('Bob'))
  })

  test.each(['session', 'memory'] as const)(
    'behavior: with storage %s only signing out crosses',
    async (storage) => {
      const world = createWorld()
      const config = { storage, navigate: () => {} }
      const one = await world.signedIn(config)
      const bystander = world.openTab().load('/', config)
      bystander.start()
      const two = await world.signedIn(config)
      expect(bystander.session.get()).toEqual({ status: 'signedOut' })
      await signOut(one.client, { redirect: false })
      await eventually(() =>
        expect(two.client.session.get()).toEqual({ status: 'signedOut', reason: 'otherTab' }),
      )
      expect(two.tab.load('/', config).session.get()).toEqual({ status: 'signedOut' })
    },
  )

  test('behavior: with storage session, signing out leaves a tab of somebody else alone', async () => {
    const world = createWorld()
    const config = { storage: 'session' } as const
    const one = await world.signedIn(config)
    const tab = world.openTab()
    const url = await tab.goToSignIn(tab.load('/', config), { prompt: 'login' })
    const theirs = tab.load(await world.person.signIn(url, bob), config)
    theirs.start()
    await eventually(() => expect(theirs.session.get().user?.name).toBe('Bob'))
    await signOut(one.client, { redirect: false })
    await pause(20)
    expect(theirs.session.get().user?.name).toBe('Bob')
  })

  test('behavior: no message between tabs carries a token', async () => {
    const world = createWorld()
    const heard: unknown[] = []
    const listener = world.openTab().environment
    for (const name of ['cognito-kit.app', 'cognito-kit.app.popup']) {
      listener.openChannel(name).subscribe((message) => heard.push(message))
    }
    const { client } = await world.signedIn()
    const tokens = [await client.getAccessToken(), await client.getIdToken()]
    await client.getAccessToken({ forceRefresh: true })
    await signOut(client, { redirect: false })
    await pause(20)
    expect(heard.length).toBeGreaterThanOrEqual(3)
    for (const token of tokens) expect(JSON.stringify(heard)).not.toContain(token)
    expect(JSON.stringify(heard)).not.toMatch(/eyJ/)
  })

  test.each([
    null,
    'text',
    7,
    {},
    { type: 'ended' },
    { type: 'ended', sessionId: 'x', reason: 'signedOut' },
    [],
    { type: '__proto__' },
  ])('behavior: the message %j is nothing to act on', async (message) => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.openTab().environment.openChannel('cognito-kit.app').post(message)
    await pause(10)
    expect(client.session.get().status).toBe('signedIn')
    expect(await client.getAccessToken()).toMatch(/^ey/)
  })

  test('behavior: clearing the storage signs out everywhere', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const [other] = openTabs(world, 1, {})
    world.browser.local.removeItem('cognito-kit.app')
    for (const tab of [client, other]) {
      await eventually(() =>
        expect(tab?.session.get()).toEqual({ status: 'signedOut', reason: 'otherTab' }),
      )
    }
  })
})

describe('a page that comes back', () => {
  test.each(['restored', 'visible', 'online'] as const)(
    'behavior: %s looks at the storage before it shows anybody [P1.21]',
    async (event) => {
      const world = createWorld()
      const { client, tab } = await world.signedIn()
      // While it was frozen it heard nothing.
      const quiet = world.openTab()
      quiet.environment.webStorage.local?.removeItem('cognito-kit.app')
      tab.environment.lifecycle.fire('hidden')
      tab.environment.lifecycle.fire(event)
      await eventually(() => expect(client.session.get().status).toBe('signedOut'))
    },
  )

  test('behavior: start() takes over what changed since the client was created', async () => {
    const world = createWorld()
    const late = world.openTab().load('/')
    expect(late.session.get()).toEqual({ status: 'signedOut' })
    await world.signedIn()
    late.start()
    await eventually(() => expect(late.session.get().status).toBe('signedIn'))
  })
})

test('behavior: two app clients on one page know nothing of each other [P2.28]', async () => {
  const world = createWorld()
  const { tab, client } = await world.signedIn()
  const other = tab.add({ clientId: 'other' })
  other.start()
  expect(await other.ready()).toEqual({ status: 'signedOut' })
  const second = await world.signedIn({ clientId: 'other' }, bob, world.openTab())
  await eventually(() => expect(other.session.get().user?.sub).toBeDefined())
  expect(client.session.get().user?.name).toBe('Ada')
  await signOut(second.client, { redirect: false })
  await eventually(() => expect(other.session.get().status).toBe('signedOut'))
  expect(client.session.get().status).toBe('signedIn')
  expect(await client.getAccessToken({ forceRefresh: true })).toMatch(/^ey/)
})
