import { describe, expect, test, vi } from 'vitest'
import { signInWithPopup } from '../actions/signInWithPopup.ts'
import { signOut } from '../actions/signOut.ts'
import type { TokenStorage } from '../base/tokenStorage.ts'
import { createMemoryStorage } from '../testing/index.ts'
import { printed } from '../testing-support/hygiene.ts'
import { createWorld, eventually, pause, type Tab, type World } from '../testing-support/world.ts'

const key = 'cognito-kit.app'

/** A storage that answers later, as those of native shells and of extensions do. */
function createSlowStorage(): TokenStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>()
  const later = async <value>(answer: () => value) => {
    await pause(1)
    return answer()
  }
  return {
    items,
    getItem: (name) => later(() => items.get(name) ?? null),
    setItem: (name, value) => later(() => void items.set(name, value)),
    removeItem: (name) => later(() => void items.delete(name)),
    keys: () => later(() => [...items.keys()]),
  }
}

/** What a sign-in stored, to plant variations of it. */
async function stored(world: World): Promise<Record<string, unknown>> {
  await world.signedIn()
  return JSON.parse(world.browser.local.getItem(key) ?? 'null')
}

const refusing = (name: string) => () => {
  throw new DOMException('no', name)
}

describe('local', () => {
  test('default: a reload restores the session synchronously, with no request', async () => {
    const world = createWorld()
    const { tab, client } = await world.signedIn()
    const session = client.session.get()
    const before = world.mock.requests().length
    const again = tab.load('/')
    expect(again.session.get()).toEqual(session)
    again.start()
    await again.ready()
    await pause(20)
    expect(world.mock.requests()).toHaveLength(before)
  })

  test('default: the tokens are one value under one key, written at once [P2.29, P2.30]', async () => {
    const world = createWorld()
    const writes = vi.fn()
    world.openTab().environment.webStorage.subscribe(writes)
    await world.signedIn()
    await pause(20)
    expect(world.browser.local.keys()).toEqual([key])
    expect(writes.mock.calls.filter(([name]) => name === key)).toHaveLength(1)
  })

  test('behavior: a stale access token restores as signed in, and the first use renews it [P2.19]', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.sleep(8 * 3600)
    const client = tab.load('/')
    expect(client.session.get().status).toBe('signedIn')
    expect(world.tokenRequests('refresh_token')).toEqual([])
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(world.tokenRequests('refresh_token')).toHaveLength(1)
  })

  const foreign: readonly (readonly [
    what: string,
    text: (good: Record<string, unknown>) => unknown,
  ])[] = [
    ['nothing in it', () => ''],
    ['no JSON', () => '{"version":1'],
    ['null', () => null],
    ['an array', () => []],
    ['a number', () => 7],
    ['another kit', () => ({ access_token: 'x', refresh_token: 'y', profile: {} })],
    ['a newer version', (good) => ({ ...good, version: 2 })],
    ['no version', ({ version: _, ...rest }) => rest],
    ['no session id', ({ sessionId: _, ...rest }) => rest],
    ['an object for a token', (good) => ({ ...good, idToken: {} })],
    ['an ID token that is none', (good) => ({ ...good, idToken: 'not.a.token' })],
    ['an ID token without sub', (good) => ({ ...good, idToken: 'e30.e30.e30' })],
    ['an empty access token', (good) => ({ ...good, accessToken: '' })],
    ['a refresh token that is a number', (good) => ({ ...good, refreshToken: 7 })],
    ['text for a time', (good) => ({ ...good, accessExpiresAt: 'soon' })],
    ['no time', ({ receivedAt: _, ...rest }) => rest],
  ]
  test.each(foreign)('behavior: %s counts as nobody, and one can sign in', async (_, variation) => {
    const world = createWorld()
    const value = variation(await stored(world))
    world.browser.local.setItem(key, typeof value === 'string' ? value : JSON.stringify(value))
    const tab = world.openTab()
    const client = tab.load('/')
    expect(client.session.get()).toEqual({ status: 'signedOut' })
    client.start()
    await pause(5)
    expect(client.session.get().status).toBe('signedOut')
    const next = await world.signedIn({}, {}, tab)
    expect(next.client.session.get().status).toBe('signedIn')
  })

  test('behavior: what is planted in the storage pollutes no prototype', async () => {
    const world = createWorld()
    const good = JSON.stringify(await stored(world))
    const evil = good.replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    )
    world.browser.local.setItem(key, evil)
    const tab = world.openTab()
    tab.load('/').start()
    tab.environment.webStorage.session?.setItem('cognito-kit.transaction.x', evil)
    tab.environment.webStorage.session?.setItem(`${key}.callback`, '{"kind":"__proto__"}')
    tab.load('/callback?code=1&state=x').start()
    await pause(20)
    expect(({} as { polluted?: true }).polluted).toBeUndefined()
    expect(Object.keys(tab.load('/').session.get())).not.toContain('polluted')
  })

  test.each(['{', 'null', '[]', '7', '{"kind":"transaction"}', '{"kind":"popup"}', '"x"'])(
    'behavior: a waiting answer that is %s is survived',
    async (text) => {
      const world = createWorld()
      const { tab } = await world.signedIn()
      tab.environment.webStorage.session?.setItem(`${key}.callback`, text)
      const client = tab.load('/')
      client.start()
      expect((await client.ready()).status).toBe('signedIn')
      await eventually(() => expect(client.callback.get().status).not.toBe('pending'))
    },
  )

  test('behavior: where the browser forbids storage the popup signs in, in memory, and says so', async () => {
    const world = createWorld({ allowsStorage: false })
    const { tab, client } = await signInByPopup(world)
    expect(client.session.get().status).toBe('signedIn')
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(printed()).toEqual([expect.stringMatching(/\[cognito-kit\].* stor/s)])
    expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
  })

  test('behavior: where the storage is full the popup signs in, in memory, and says so', async () => {
    const world = createWorld()
    world.browser.storageQuota = 100
    const { client } = await signInByPopup(world)
    expect(await client.getAccessToken()).toMatch(/^ey/)
    await client.getAccessToken({ forceRefresh: true })
    expect(printed()).toEqual([expect.stringMatching(/\[cognito-kit\].* stor/s)])
  })

  test('behavior: a storage that is full at a refresh keeps the new tokens, and no old ones', async () => {
    const world = createWorld()
    const { client, tab } = await world.signedIn({ clientId: 'strict' })
    world.browser.storageQuota = 0
    const token = await client.getAccessToken({ forceRefresh: true })
    expect(await client.getAccessToken()).toBe(token)
    expect(await client.getAccessToken({ forceRefresh: true })).not.toBe(token)
    expect(client.session.get().status).toBe('signedIn')
    expect(tab.environment.webStorage.local?.getItem('cognito-kit.strict')).toBeNull()
    expect(printed()).toEqual([expect.stringMatching(/\[cognito-kit\].* stor/s)])
  })

  test('behavior: a storage that has room again takes over from the memory', async () => {
    const world = createWorld()
    const config = { clientId: 'strict' }
    const { client, tab } = await world.signedIn(config)
    world.browser.storageQuota = 0
    await client.getAccessToken({ forceRefresh: true })
    printed()
    world.browser.storageQuota = Number.POSITIVE_INFINITY
    const token = await client.getAccessToken({ forceRefresh: true })
    expect(await client.getAccessToken()).toBe(token)
    await client.getAccessToken({ forceRefresh: true })
    const newest = await client.getAccessToken()
    expect(newest).not.toBe(token)
    expect(await tab.load('/', config).getAccessToken()).toBe(newest)
    expect(world.tokenRequests('refresh_token')).toHaveLength(3)
  })

  test.each(['setItem', 'removeItem', 'getItem'])(
    'behavior: a %s that throws keeps nobody from signing out',
    async (method) => {
      const world = createWorld()
      const tab = world.openTab()
      const broken = { ...createMemoryStorage() }
      const { client } = await world.signedIn({ storage: broken }, {}, tab)
      Object.assign(broken, { [method]: refusing('InvalidStateError') })
      await signOut(client, { redirect: false })
      expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
      printed()
    },
  )
})

test('session: survives a reload, and stays in its tab', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn({ storage: 'session' })
  expect(tab.load('/', { storage: 'session' }).session.get().status).toBe('signedIn')
  expect(world.openTab().load('/', { storage: 'session' }).session.get()).toEqual({
    status: 'signedOut',
  })
  expect(world.browser.local.keys()).toEqual([])
})

test('memory: nothing is stored, and it goes with the page [C9]', async () => {
  const world = createWorld()
  const config = { storage: 'memory', navigate: () => {} } as const
  const { tab, client } = await world.signedIn(config)
  expect(client.session.get().status).toBe('signedIn')
  expect(world.browser.local.keys()).toEqual([])
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
  expect(tab.load('/', config).session.get()).toEqual({ status: 'signedOut' })
})

test('TokenStorage: a synchronous one restores synchronously', async () => {
  const world = createWorld()
  const storage = createMemoryStorage()
  const { tab } = await world.signedIn({ storage })
  expect(storage.keys()).toEqual([key])
  expect(tab.load('/', { storage }).session.get().status).toBe('signedIn')
})

describe('TokenStorage: an asynchronous one', () => {
  test('default: loading, then the truth', async () => {
    const world = createWorld()
    const storage = createSlowStorage()
    const { tab } = await world.signedIn({ storage })
    expect([...storage.items.keys()]).toEqual([key])
    const client = tab.load('/', { storage })
    expect(client.session.get()).toEqual({ status: 'loading' })
    expect(await client.ready()).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } })
    const empty = tab.load('/', { storage: createSlowStorage() })
    expect(await empty.ready()).toEqual({ status: 'signedOut' })
  })

  test('behavior: refresh and sign-out work as with any other', async () => {
    const world = createWorld()
    const storage = createSlowStorage()
    const { tab, client } = await world.signedIn({ storage, clientId: 'strict' })
    const token = await client.getAccessToken({ forceRefresh: true })
    const again = tab.load('/', { storage, clientId: 'strict' })
    expect(await again.getAccessToken()).toBe(token)
    await signOut(again, { redirect: false })
    expect(storage.items.has('cognito-kit.strict')).toBe(false)
    expect(await tab.load('/', { storage, clientId: 'strict' }).ready()).toEqual({
      status: 'signedOut',
    })
  })

  test('behavior: one that rejects counts as empty; a sign-in goes on in memory and says so', async () => {
    const no = () => Promise.reject(new DOMException('no', 'InvalidStateError'))
    const world = createWorld()
    const storage = { getItem: no, setItem: no, removeItem: no }
    const { client } = await signInByPopup(world, { storage })
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(printed()).toEqual([expect.stringMatching(/\[cognito-kit\].* stor/s)])
  })

  test('behavior: a token is waited for while the storage is being read', async () => {
    const world = createWorld()
    const storage = createSlowStorage()
    const { tab } = await world.signedIn({ storage })
    expect(await tab.load('/', { storage }).getAccessToken()).toMatch(/^ey/)
  })
})

/** A popup sign-in whose popup page is a page of its own. */
export async function signInByPopup(
  world: World,
  config = {},
): Promise<{ tab: Tab; client: ReturnType<Tab['load']> }> {
  const tab = world.openTab()
  const client = tab.load('/', config)
  client.start()
  const signingIn = signInWithPopup(client)
  const popup = await eventually(() => {
    const visit = tab.environment.navigation.visits.findLast(({ kind }) => kind === 'popup')
    if (!visit) throw new Error('No popup was sent anywhere.')
    return visit.url
  })
  world
    .openTab()
    .load(await world.person.signIn(popup))
    .start()
  await signingIn
  return { tab, client }
}
