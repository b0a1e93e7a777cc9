import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clock } from './clock.ts'
import type { LockGrant } from './environment.ts'
import { underLease } from './lease.ts'

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => void vi.unstubAllGlobals())

const lease = <result>(timeout: number, task: (grant: LockGrant) => Promise<result>) =>
  underLease(clock, 'name', timeout, task)
const forEver = () => new Promise<never>(() => {})
const pause = () => new Promise((resolve) => setTimeout(resolve, 10))

test('default: granted at once, without a note', async () => {
  expect(await lease(5, async (grant) => grant)).toMatchObject({
    immediate: true,
    note: undefined,
  })
})

test('behavior: one holder at a time; the note goes on to whoever waited', async () => {
  let requests = 0
  const task = async ({ note, leaveNote }: LockGrant) => {
    if (note) return note
    await pause()
    requests++
    leaveNote('revision')
    return 'revision'
  }
  const results = await Promise.all(Array.from({ length: 10 }, () => lease(5, task)))
  expect(new Set(results)).toEqual(new Set(['revision']))
  expect(requests).toBe(1)
})

test('behavior: right after a release storage may lag, so it is not immediate', async () => {
  await lease(5, async ({ leaveNote }) => leaveNote('revision'))
  const late = await lease(5, async ({ immediate, note }) => ({ immediate, note }))
  expect(late).toEqual({ immediate: false, note: 'revision' })
})

test('behavior: long after a release it is immediate, and the note is gone', async () => {
  let jump = 0
  const jumping = { ...clock, now: () => clock.now() + jump }
  await underLease(jumping, 'name', 5, async ({ leaveNote }) => leaveNote('revision'))
  jump = 3600
  const late = await underLease(jumping, 'name', 5, async (grant) => grant)
  expect(late).toMatchObject({ immediate: true, note: undefined })
})

test('parameters: timeout, after which a frozen holder loses the lease', async () => {
  lease(0.1, forEver)
  await pause()
  expect(await lease(0.1, async ({ immediate }) => immediate)).toBe(false)
})

test('behavior: a clock set back does not make a dead holder’s lease last for ever', async () => {
  underLease({ ...clock, now: () => clock.now() + 3600 }, 'name', 5, forEver)
  await pause()
  expect(await lease(0.1, async () => 'ran')).toBe('ran')
})

test('behavior: a late release takes nothing from the one who took over', async () => {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const slow = lease(0.1, () => finished)
  await pause()
  const log: string[] = []
  let third: Promise<unknown> | undefined
  await lease(5, async () => {
    finish()
    await slow
    third = lease(5, async () => log.push('third'))
    for (let turn = 0; turn < 10; turn++) await pause()
    log.push('thief')
  })
  await third
  expect(log).toEqual(['thief', 'third'])
})

test('behavior: an error is the task’s own and frees the lease', async () => {
  await expect(lease(5, () => Promise.reject(new Error('mine')))).rejects.toThrow('mine')
  expect(await lease(5, async () => 'next')).toBe('next')
})

for (const [what, open] of [
  [
    'throws',
    () => {
      throw new DOMException('Forbidden.', 'SecurityError')
    },
  ],
  ['hangs', () => ({})],
] as const) {
  test(`behavior: where IndexedDB ${what}, the task runs all the same`, async () => {
    vi.stubGlobal('indexedDB', { open })
    expect(await lease(5, async ({ note }) => note ?? 'ran')).toBe('ran')
  })
}
