import { describe, expect, test, vi } from 'vitest'
import { tokenOf } from '../actions/tokenOf.ts'
import { failure } from '../testing-support/hygiene.ts'
import {
  createWorld,
  eventually,
  pause,
  type SignedIn,
  type World,
} from '../testing-support/world.ts'

const refreshes = (world: World) => world.tokenRequests('refresh_token').length
const hour = 3600

/** Somebody signed in whose tokens are about to become stale. */
async function almostStale(world: World, config = {}): Promise<SignedIn> {
  const { tab } = await world.signedIn(config)
  world.sleep(hour - 90)
  const client = tab.load('/', config)
  client.start()
  await pause(5)
  return { tab, client }
}

describe('a visible page', () => {
  test('default: renews its tokens ahead of their expiry, again and again [P2.20]', async () => {
    const world = createWorld()
    const { client } = await almostStale(world)
    await world.advance(25)
    expect(refreshes(world)).toBe(0)
    await world.advance(10)
    expect(refreshes(world)).toBe(1)
    const token = await client.getAccessToken()
    world.sleep(0)
    expect(tokenOf(client, 'access').get()?.jwt).toBe(token)
    expect(client.session.get().status).toBe('signedIn')
  })

  test('behavior: before start() and after its undo nothing happens by itself [P1.3]', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.sleep(hour - 90)
    const client = tab.load('/')
    await world.advance(60, 5)
    expect(refreshes(world)).toBe(0)
    const stop = client.start()
    stop()
    await world.advance(60, 5)
    expect(refreshes(world)).toBe(0)
  })

  test('behavior: start() is counted: the last undo stops it, and each undo works once', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.sleep(hour - 90)
    const client = tab.load('/')
    const [one, two] = [client.start(), client.start()]
    one()
    one()
    await world.advance(45)
    expect(refreshes(world)).toBe(1)
    two()
  })

  test('behavior: tokens that were stale when the page was loaded are renewed at once', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.sleep(2 * hour)
    tab.load('/').start()
    await world.advance(2)
    await eventually(() => expect(refreshes(world)).toBe(1))
  })

  test('behavior: an outage is waited out with growing pauses, and the session goes on [P1.7, P2.1]', async () => {
    const world = createWorld()
    const { client } = await almostStale(world)
    world.mock.faults.next('token', { status: 503, body: '', times: 1000 })
    await world.advance(600, 3)
    const tries = refreshes(world)
    expect(tries).toBeGreaterThanOrEqual(4)
    expect(tries).toBeLessThanOrEqual(24)
    expect(client.session.get().status).toBe('signedIn')
    world.mock.faults.clear()
    await world.advance(320, 3)
    expect(refreshes(world)).toBe(tries + 1)
  })

  test('behavior: back online it tries again at once', async () => {
    const world = createWorld()
    const { tab } = await almostStale(world)
    world.isOffline = true
    await world.advance(60, 3)
    world.isOffline = false
    const before = refreshes(world)
    tab.environment.lifecycle.fire('online')
    await world.advance(2, 1)
    await eventually(() => expect(refreshes(world)).toBe(before + 1))
  })

  test('behavior: a session that is over is not refreshed', async () => {
    const world = createWorld()
    const { client } = await almostStale(world)
    world.mock.users.signOut('ada')
    await world.advance(45)
    await eventually(() => expect(client.session.get()).toMatchObject({ status: 'signedOut' }))
    await world.advance(120, 5)
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: a refused client is not asked for ever', async () => {
    const world = createWorld()
    const { client } = await almostStale(world)
    world.mock.faults.next('token', { status: 400, body: { error: 'invalid_client' }, times: 100 })
    await world.advance(300, 5)
    expect(refreshes(world)).toBeLessThanOrEqual(3)
    expect(client.session.get().status).toBe('signedIn')
  })

  test('behavior: ten visible tabs renew once', async () => {
    const world = createWorld()
    await world.signedIn({ clientId: 'strict' })
    world.sleep(hour - 70)
    for (let tab = 0; tab < 10; tab++) world.openTab().load('/', { clientId: 'strict' }).start()
    await world.advance(14, 1)
    await pause(50)
    await world.advance(10, 1)
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: dispose() ends it', async () => {
    const world = createWorld()
    const { client } = await almostStale(world)
    client.dispose()
    await world.advance(60, 5)
    expect(refreshes(world)).toBe(0)
  })
})

describe('a hidden page', () => {
  test('behavior: renews nothing by itself [P1.9]', async () => {
    const world = createWorld()
    const { tab } = await almostStale(world)
    tab.environment.lifecycle.fire('hidden')
    await world.advance(300, 5)
    expect(refreshes(world)).toBe(0)
  })

  test('behavior: opened in the background it renews nothing either, until it is shown [P1.9]', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.sleep(hour - 90)
    tab.environment.lifecycle.fire('hidden')
    tab.load('/').start()
    await world.advance(120, 5)
    expect(refreshes(world)).toBe(0)
    tab.environment.lifecycle.fire('visible')
    await world.advance(2, 1)
    await eventually(() => expect(refreshes(world)).toBe(1))
  })

  test('behavior: renews on demand all the same [P1.9]', async () => {
    const world = createWorld()
    const { tab, client } = await almostStale(world)
    tab.environment.lifecycle.fire('hidden')
    world.sleep(100)
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: renews when it is shown again, a night later [P1.7, P1.9, P2.2]', async () => {
    const world = createWorld()
    const { tab, client } = await almostStale(world)
    tab.environment.lifecycle.fire('hidden')
    world.sleep(10 * hour)
    tab.environment.lifecycle.fire('visible')
    await world.advance(2, 1)
    await eventually(() => expect(refreshes(world)).toBe(1))
    expect(client.session.get().status).toBe('signedIn')
  })

  test('behavior: takes over what another tab renewed meanwhile, when it is shown', async () => {
    const world = createWorld()
    const { tab, client } = await almostStale(world)
    tab.environment.lifecycle.fire('hidden')
    world.sleep(100)
    const token = await world.openTab().load('/').getAccessToken()
    tab.environment.lifecycle.fire('visible')
    await world.advance(2, 1)
    expect(await client.getAccessToken()).toBe(token)
    expect(refreshes(world)).toBe(1)
  })
})

describe('the clock', () => {
  test.each([
    ['an hour slow', 3600],
    ['an hour fast', -3600],
    ['23 hours slow', 23 * 3600],
    ['23 hours fast', -23 * 3600],
    ['90 s fast', -90],
  ])(
    'behavior: a device whose clock is %s signs in and refreshes in time [V3, V4]',
    async (_, ahead) => {
      const world = createWorld()
      world.ahead = ahead
      const { client, tab } = await world.signedIn()
      const token = await client.getAccessToken()
      world.sleep(hour - 70)
      expect(await client.getAccessToken()).toBe(token)
      expect(await tab.load('/').getAccessToken()).toBe(token)
      world.sleep(20)
      const again = tab.load('/')
      expect(await again.getAccessToken()).not.toBe(token)
      expect(refreshes(world)).toBe(1)
    },
  )

  test.each([25 * 3600, -25 * 3600])(
    'behavior: %i s off is clockWrong, and signs nobody in [V4]',
    async (ahead) => {
      const world = createWorld()
      world.ahead = ahead
      const tab = world.openTab()
      const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
      client.start()
      await eventually(() => expect(client.callback.get().status).toBe('failed'))
      expect(client.callback.get().error?.code).toBe('clockWrong')
      expect(client.session.get()).toEqual({ status: 'signedOut' })
    },
  )

  test('behavior: a clock set back makes the times worthless: the next use renews', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.clock.set(world.clock.now() - 7200)
    world.ahead = 7200
    const token = await client.getAccessToken()
    expect(token).toMatch(/^ey/)
    expect(refreshes(world)).toBe(1)
    expect(await client.getAccessToken()).toBe(token)
    expect(client.session.get().status).toBe('signedIn')
  })

  test('behavior: a clock set back by a year on a device that was asleep ends no session', async () => {
    const world = createWorld()
    const { tab } = await world.signedIn()
    world.clock.set(world.clock.now() - 365 * 86_400)
    world.ahead = 365 * 86_400
    const client = tab.load('/')
    expect((await failure(client.getAccessToken())).code).toBe('clockWrong')
    expect(client.session.get().status).toBe('signedIn')
  })

  test('behavior: a clock set forward renews early and harms nothing', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    world.clock.set(world.clock.now() + 7200)
    world.ahead = -7200
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(refreshes(world)).toBe(1)
  })

  test('behavior: a session of ten years arms no timer that fires at once', async () => {
    const world = createWorld()
    const far = vi.fn()
    world.clock.after(10 * 365 * 86_400, far)
    await world.signedIn()
    await world.advance(4)
    expect(far).not.toHaveBeenCalled()
    expect(refreshes(world)).toBe(0)
  })
})
