import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clock } from './clock.ts'
import { createLock } from './lock.ts'

const forEver = () => new Promise<never>(() => {})
let count = 0
const freshName = () => `name ${++count}`

beforeEach(() => void vi.stubGlobal('window', globalThis))

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('default: granted at once under the browser’s own lock of that name', async () => {
  const name = freshName()
  const held = await createLock(clock).request(name, 5, async ({ immediate }) => {
    expect(immediate).toBe(true)
    return (await navigator.locks.query()).held?.map((lock) => lock.name)
  })
  expect(held).toContain(name)
  expect((await navigator.locks.query()).held).toEqual([])
})

test('behavior: waits for a holder and knows it', async () => {
  const name = freshName()
  const lock = createLock(clock)
  const log: unknown[] = []
  await Promise.all(
    [1, 2].map((turn) =>
      lock.request(name, 5, async ({ immediate }) => {
        await new Promise((resolve) => setTimeout(resolve, 10))
        log.push([turn, immediate])
      }),
    ),
  )
  expect(log).toEqual([
    [1, true],
    [2, false],
  ])
})

test('parameters: timeout, after which a holder who is frozen loses the lock', async () => {
  const name = freshName()
  const lock = createLock(clock)
  lock.request(name, 0.1, forEver)
  expect(await lock.request(name, 0.1, async ({ immediate }) => immediate)).toBe(false)
})

test('behavior: leaves no timer behind', async () => {
  vi.useFakeTimers()
  const name = freshName()
  const lock = createLock(clock)
  await Promise.all([1, 2].map((turn) => lock.request(name, 5, async () => turn)))
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: where the browser refuses, the task still runs, in order', async () => {
  const request = () => Promise.reject(new DOMException('Forbidden.', 'SecurityError'))
  vi.stubGlobal('navigator', { locks: { request } })
  const lock = createLock(clock)
  const turns = [1, 2, 3].map((turn) => lock.request('name', 5, async () => turn))
  expect(await Promise.all(turns)).toEqual([1, 2, 3])
})

test('behavior: an error of the task is not taken for a refusal', async () => {
  const task = vi.fn(() => Promise.reject(new DOMException('Mine.', 'SecurityError')))
  await expect(createLock(clock).request(freshName(), 5, task)).rejects.toThrow('Mine.')
  expect(task).toHaveBeenCalledOnce()
})
