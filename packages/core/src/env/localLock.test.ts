import { expect, test, vi } from 'vitest'
import { createTestClock } from '../testing/testClock.ts'
import { clock } from './clock.ts'
import { createLocalLock } from './localLock.ts'

const forEver = () => new Promise<never>(() => {})

test('default: takes turns in order; what one left the next one finds', async () => {
  const lock = createLocalLock(clock)
  const grants: unknown[] = []
  const request = (left?: string) =>
    lock.request('name', 5, async ({ immediate, note, leaveNote }) => {
      await null
      grants.push([immediate, note])
      if (left) leaveNote(left)
    })
  await Promise.all([request('one'), request(), request('three'), request()])
  expect(grants).toEqual([
    [true, undefined],
    [false, 'one'],
    [false, 'one'],
    [false, 'three'],
  ])
  await request()
  expect(grants.at(-1)).toEqual([true, undefined])
})

test('behavior: names do not wait for each other', async () => {
  const lock = createLocalLock(clock)
  lock.request('one', 5, forEver)
  expect(await lock.request('two', 5, async () => 'ran')).toBe('ran')
})

test('behavior: an error is the task’s own and frees the lock', async () => {
  const lock = createLocalLock(clock)
  const failing = lock.request('name', 5, () => Promise.reject(new Error('mine')))
  const next = lock.request('name', 5, async () => 'ran')
  await expect(failing).rejects.toThrow('mine')
  expect(await next).toBe('ran')
})

test('parameters: timeout, after which waiters take over from a frozen holder, one by one', async () => {
  const time = createTestClock({ now: 0, isFrozen: true })
  const lock = createLocalLock(time)
  const starts: number[] = []
  const freeze = async () => {
    starts.push(time.now())
    return forEver()
  }
  for (let turn = 0; turn < 3; turn++) lock.request('name', 10, freeze)
  await time.advance(9)
  expect(starts).toEqual([0])
  await time.advance(30)
  expect(starts).toEqual([0, 10, 20])
})

test('behavior: a lock that is free again leaves no timer behind', async () => {
  vi.useFakeTimers()
  const lock = createLocalLock(clock)
  await Promise.all([1, 2].map((turn) => lock.request('name', 10, async () => turn)))
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
