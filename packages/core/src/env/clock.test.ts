import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clock } from './clock.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_500 }))
afterEach(() => void vi.useRealTimers())

test('default: tells seconds, with a fraction', () => {
  expect(clock.now()).toBe(1000.5)
})

test('default: calls back once after that many seconds', () => {
  const action = vi.fn()
  clock.after(2, action)
  vi.advanceTimersByTime(1999)
  expect(action).not.toHaveBeenCalled()
  vi.advanceTimersByTime(10_000)
  expect(action).toHaveBeenCalledOnce()
})

test('behavior: the undo prevents it', () => {
  const action = vi.fn()
  clock.after(2, action)()
  vi.advanceTimersByTime(10_000)
  expect(action).not.toHaveBeenCalled()
})

test('behavior: a wait longer than a timer can count is not cut short, and can be undone', () => {
  const day = 86_400
  const action = vi.fn()
  const undone = vi.fn()
  clock.after(60 * day, action)
  const undo = clock.after(60 * day, undone)
  vi.advanceTimersByTime(59 * day * 1000)
  expect(action).not.toHaveBeenCalled()
  undo()
  vi.advanceTimersByTime(day * 1000)
  expect(action).toHaveBeenCalledOnce()
  expect(undone).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
