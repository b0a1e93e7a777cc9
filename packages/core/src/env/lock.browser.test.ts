import { afterEach, expect, test } from 'vitest'
import type { LockGrant } from './environment.ts'
import { openTab, type Tab } from './openTab.browser.ts'

const openTabs = (count: number, prepare?: (tab: Tab) => void) =>
  Promise.all(Array.from({ length: count }, () => openTab(prepare)))

function withoutWebLocks(tab: Tab) {
  Object.defineProperty(tab.navigator, 'locks', { value: undefined })
}

function withoutWebLocksOrDatabase(tab: Tab) {
  withoutWebLocks(tab)
  const open = () => {
    throw new DOMException('Forbidden.', 'SecurityError')
  }
  Object.defineProperty(tab, 'indexedDB', { value: { open } })
}

const forEver = () => new Promise<never>(() => {})
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000))

/** A task that notes how many run at once. */
function createCounter(duration = 0.01) {
  let running = 0
  const counter = {
    most: 0,
    grants: [] as LockGrant[],
    async task(grant: LockGrant) {
      counter.grants.push(grant)
      counter.most = Math.max(counter.most, ++running)
      await seconds(duration)
      running--
      return counter.grants.length
    },
  }
  return counter
}

let count = 0
const freshName = () => `lock ${++count} ${Math.random()}`

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
})

for (const [kind, prepare] of [
  ['Web Locks', () => {}],
  ['lease', withoutWebLocks],
] as const) {
  test(`default: ${kind}, the only one to ask is granted at once`, async () => {
    const [tab] = await openTabs(1, prepare)
    const grant = await tab?.lock.request(freshName(), 5, async (given) => given)
    expect(grant).toMatchObject({ immediate: true, note: undefined })
  })

  test(`behavior: ${kind}, ten tabs take turns, and all but the first know it`, async () => {
    const tabs = await openTabs(10, prepare)
    const counter = createCounter()
    const name = freshName()
    await Promise.all(tabs.map(({ lock }) => lock.request(name, 5, counter.task)))
    expect(counter.most).toBe(1)
    expect(counter.grants.filter(({ immediate }) => immediate)).toHaveLength(1)
    expect(counter.grants).toHaveLength(10)
  })

  test(`behavior: ${kind}, those behind a frozen tab take over one by one`, async () => {
    const [frozen, ...tabs] = await openTabs(6, prepare)
    const counter = createCounter(0.2)
    const name = freshName()
    await new Promise<void>((held) => {
      frozen?.lock.request(name, 5, () => {
        held()
        return forEver()
      })
    })
    // One after the other, so that the next one's patience ends in the middle of a task.
    const requests = tabs.map(async ({ lock }, index) => {
      await seconds(index * 0.05)
      return lock.request(name, 0.3, counter.task)
    })
    await Promise.all(requests)
    expect(counter.most).toBe(1)
    expect(counter.grants).toHaveLength(5)
  })

  test(`behavior: ${kind}, a task whose lock was stolen keeps its result`, async () => {
    const [slow, thief] = await openTabs(2, prepare)
    const name = freshName()
    let finish = (_: string) => {}
    let first: Promise<string> | undefined
    await new Promise<void>((held) => {
      first = slow?.lock.request(name, 0.2, () => {
        held()
        return new Promise<string>((resolve) => {
          finish = resolve
        })
      })
    })
    expect(await thief?.lock.request(name, 0.2, async () => 'thief')).toBe('thief')
    finish('slow')
    expect(await first).toBe('slow')
  })

  test(`behavior: ${kind}, an error is the task's own and frees the lock`, async () => {
    const [tab, other] = await openTabs(2, prepare)
    const name = freshName()
    const failing = tab?.lock.request(name, 5, () => Promise.reject(new Error('mine')))
    await expect(failing).rejects.toThrow('mine')
    expect(await other?.lock.request(name, 5, async () => 'next')).toBe('next')
  })
}

test('behavior: by lease, ten tabs make one request, forty rounds of forty', async () => {
  const tabs = await openTabs(10, withoutWebLocks)
  let requests = 0
  for (let round = 1; round <= 40; round++) {
    const name = freshName()
    const tasks = tabs.map(async ({ lock, clock }) => {
      await new Promise<void>((start) => clock.after(Math.random() * 0.03, start))
      return lock.request(name, 5, async ({ note, leaveNote }) => {
        if (note) return note
        requests++
        await seconds(0.01)
        leaveNote(`revision ${round}`)
        return `revision ${round}`
      })
    })
    expect(new Set(await Promise.all(tasks))).toEqual(new Set([`revision ${round}`]))
    expect(requests).toBe(round)
  }
}, 120_000)

test('behavior: without Web Locks and IndexedDB, one tab still takes turns', async () => {
  const [tab] = await openTabs(1, withoutWebLocksOrDatabase)
  const counter = createCounter()
  const requests = [1, 2, 3].map(() => tab?.lock.request('name', 5, counter.task))
  expect(await Promise.all(requests)).toEqual([1, 2, 3])
  expect(counter.most).toBe(1)
})

test('behavior: in an opaque origin, which has no locks, the task runs', async () => {
  // The test server shows an opaque origin nothing, so the modules go along as text. That leaves
  // out the lease, as after a deployment that removed its file.
  const textOf = async (file: string) =>
    (await fetch(new URL(file, import.meta.url), { headers: { accept: '*/*' } })).text()
  const toModule = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`
  const lock = toModule(await textOf('./lock.ts'))
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = `<script>
    globalThis.__vitest_browser_runner__ = { wrapDynamicImport: (load) => load() }
  </script><script type="module">
    import { createLock } from ${JSON.stringify(lock)}
    import { clock } from ${JSON.stringify(toModule(await textOf('./clock.ts')))}
    createLock(clock).request('name', 5, async () => 'ran')
      .catch(String).then((result) => parent.postMessage({ result }, '*'))
  </script>`
  const answer = new Promise((resolve) => {
    addEventListener('message', ({ data, source }) => {
      if (source === frame.contentWindow) resolve(data.result)
    })
  })
  document.body.append(frame)
  expect(await answer).toBe('ran')
})
