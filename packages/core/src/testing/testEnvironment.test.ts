import { expect, test, vi } from 'vitest'
import { createTestBrowser } from './testBrowser.ts'
import { createTestClock } from './testClock.ts'
import { createTestEnvironment } from './testEnvironment.ts'

const frozen = () => createTestClock({ now: 1000, isFrozen: true })

test('default: a page at an example address, the present time, no network', async () => {
  const { clock, navigation, lifecycle, fetch } = createTestEnvironment()
  expect(Math.abs(clock.now() - Date.now() / 1000)).toBeLessThan(5)
  expect(navigation).toMatchObject({ isAvailable: true, isFramed: false, visits: [] })
  expect(navigation.origin).toBe('https://app.example.com')
  expect(lifecycle.isVisible).toBe(true)
  const refused = fetch('https://api.example.com/users?code=secret', {})
  await expect(refused).rejects.toThrow('https://api.example.com/users cannot be reached')
})

test('parameters: fetch, href', async () => {
  const fetch = async () => new Response('answer')
  const environment = createTestEnvironment({ fetch, href: 'https://example.com/a' })
  expect(await (await environment.fetch('https://example.com/', {})).text()).toBe('answer')
  expect(environment.navigation.origin).toBe('https://example.com')
})

test('behavior: a frozen clock moves only by hand and fires what falls due, each in its time', async () => {
  const clock = frozen()
  const log: number[] = []
  clock.after(5, () => log.push(clock.now()))
  clock.after(2, async () => {
    log.push(clock.now())
    await null
    clock.after(1, () => log.push(clock.now()))
  })
  clock.after(1, () => log.push(0))()
  clock.after(60, () => log.push(clock.now()))
  await clock.advance(10)
  expect(log).toEqual([1002, 1003, 1005])
  expect(clock.now()).toBe(1010)
})

test('behavior: setting the clock fires nothing and delays nothing', async () => {
  const clock = frozen()
  const action = vi.fn()
  clock.after(5, action)
  clock.set(9000)
  await clock.advance(4)
  expect(action).not.toHaveBeenCalled()
  await clock.advance(1)
  expect(action).toHaveBeenCalledOnce()
  expect(clock.now()).toBe(9005)
})

test('behavior: a clock that runs fires by itself, and earlier when advanced', async () => {
  const clock = createTestClock()
  await new Promise<void>((resolve) => clock.after(0.01, resolve))
  const action = vi.fn()
  clock.after(3600, action)
  await clock.advance(3601)
  expect(action).toHaveBeenCalledOnce()
})

test('behavior: navigation records, and comes back when restored', async () => {
  const { navigation, lifecycle } = createTestEnvironment()
  const back = vi.fn()
  const left = navigation.leave('https://login.example.com/').then(back)
  navigation.rewrite('/clean')
  navigation.replace('/next')
  const popup = navigation.openPopup({ width: 1, height: 2 })
  popup?.go('https://login.example.com/popup')
  expect(navigation.visits).toEqual([
    { kind: 'leave', url: 'https://login.example.com/' },
    { kind: 'rewrite', url: 'https://app.example.com/clean' },
    { kind: 'replace', url: 'https://app.example.com/next' },
    { kind: 'popup', url: 'https://login.example.com/popup' },
  ])
  expect(navigation.href).toBe('https://app.example.com/clean')
  popup?.close()
  expect(navigation.popups[0]).toMatchObject({ isClosed: true, size: { width: 1, height: 2 } })
  expect(back).not.toHaveBeenCalled()
  lifecycle.fire('restored')
  await left
  navigation.blocksPopups = true
  expect(navigation.openPopup({ width: 1, height: 2 })).toBeUndefined()
  navigation.close()
  expect(navigation.isClosed).toBe(true)
})

test('behavior: lifecycle tells what is fired', () => {
  const { lifecycle } = createTestEnvironment()
  const heard = vi.fn()
  const stop = lifecycle.subscribe(heard)
  lifecycle.fire('hidden')
  expect(lifecycle.isVisible).toBe(false)
  lifecycle.fire('restored')
  expect(lifecycle.isVisible).toBe(false)
  stop()
  lifecycle.fire('visible')
  expect(heard.mock.calls).toEqual([['hidden'], ['restored']])
})

test('behavior: tabs share localStorage and hear of each other; a session is their own', async () => {
  const { openTab, local, clock } = createTestBrowser()
  const [one, two] = [openTab(), openTab()]
  const heard = [vi.fn(), vi.fn()]
  for (const [index, tab] of [one, two].entries()) {
    tab.webStorage.subscribe((key) => heard[index]?.(key))
  }
  one.webStorage.local?.setItem('key', 'value')
  one.webStorage.session?.setItem('own', 'value')
  expect(two.webStorage.local?.getItem('key')).toBe('value')
  expect(two.webStorage.session?.keys()).toEqual([])
  expect(local.keys()).toEqual(['key'])
  await clock.advance(0)
  expect(heard.map(({ mock }) => mock.calls)).toEqual([[], [['key']]])
  local.removeItem('key')
  expect([one, two].map(({ webStorage }) => webStorage.local?.getItem('key'))).toEqual([null, null])
  expect(openTab().webStorage.local?.keys()).toEqual([])
})

test('parameters: storageLag, after which all tabs agree', async () => {
  const clock = frozen()
  const browser = createTestBrowser({ clock, storageLag: 0.1 })
  const [one, two] = [browser.openTab().webStorage.local, browser.openTab().webStorage.local]
  one?.setItem('key', 'one')
  expect(two?.getItem('key')).toBe(null)
  await clock.advance(0.05)
  two?.setItem('key', 'two')
  expect(one?.getItem('key')).toBe('one')
  await clock.advance(0.2)
  expect([one?.getItem('key'), two?.getItem('key')]).toEqual(['two', 'two'])
})

test('parameters: allowsStorage; behavior: a full storage throws what a browser throws', () => {
  const { webStorage } = createTestEnvironment({ allowsStorage: false })
  expect([webStorage.local, webStorage.session]).toEqual([undefined, undefined])
  const browser = createTestBrowser()
  const storage = browser.openTab().webStorage.local
  browser.storageQuota = 10
  storage?.setItem('12345', '12345')
  storage?.setItem('12345', '54321')
  expect(() => storage?.setItem('6', '')).toThrow(
    expect.objectContaining({ name: 'QuotaExceededError' }),
  )
  expect(storage?.keys()).toEqual(['12345'])
})

test('behavior: channels carry copies to the other tabs, later', async () => {
  const { openTab, clock } = createTestBrowser()
  const [mine, theirs, others] = ['name', 'name', 'other'].map((name) => {
    const heard = vi.fn()
    const channel = openTab().openChannel(name)
    channel.subscribe(heard)
    return { ...channel, heard }
  })
  const message = { type: 'changed' }
  mine?.post(message)
  message.type = 'altered'
  expect(theirs?.heard).not.toHaveBeenCalled()
  await clock.advance(0)
  expect(theirs?.heard).toHaveBeenCalledExactlyOnceWith({ type: 'changed' })
  theirs?.close()
  mine?.post(message)
  await clock.advance(0)
  expect(theirs?.heard).toHaveBeenCalledOnce()
  expect(mine?.heard).not.toHaveBeenCalled()
  expect(others?.heard).not.toHaveBeenCalled()
})

for (const [lock, notes] of [
  ['webLocks', [undefined, undefined]],
  ['lease', [undefined, 'left']],
] as const) {
  test(`parameters: lock ${lock}, shared by the tabs`, async () => {
    const browser = createTestBrowser({ lock })
    const grants = await Promise.all(
      [browser.openTab(), browser.openTab()].map((tab) =>
        tab.lock.request('name', 5, async ({ immediate, note, leaveNote }) => {
          leaveNote('left')
          return { immediate, note }
        }),
      ),
    )
    expect(grants.map(({ immediate }) => immediate)).toEqual([true, false])
    expect(grants.map(({ note }) => note)).toEqual(notes)
  })
}
