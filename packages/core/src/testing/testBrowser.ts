import type { Environment, Lock, SyncStorage } from '../env/environment.ts'
import { createLocalLock } from '../env/localLock.ts'
import { createMemoryStorage } from '../env/memoryStorage.ts'
import { createTestChannels } from './testChannels.ts'
import { createTestClock, type TestClock } from './testClock.ts'
import { createTestLifecycle, type TestLifecycle } from './testLifecycle.ts'
import { createTestLocalStorage } from './testLocalStorage.ts'
import {
  createTestNavigation,
  type TestNavigation,
  type TestNavigationOptions,
} from './testNavigation.ts'

/** Settings of {@link createTestBrowser}. */
export interface TestBrowserOptions {
  /** What all its tabs go by. @default a clock that runs with real time */
  clock?: TestClock | undefined
  /** Seconds until a tab sees what another tab wrote to `localStorage`. @default 0 */
  storageLag?: number | undefined
  /** Whether the browser lets the page store anything. @default true */
  allowsStorage?: boolean | undefined
  /**
   * How tabs keep apart: as Web Locks do, or by a lease, which carries notes.
   * @default 'webLocks'
   */
  lock?: 'webLocks' | 'lease' | undefined
}

/** Settings of one tab. */
export interface TestTabOptions extends TestNavigationOptions {
  /** What `fetch` does. @default it rejects: there is no network */
  fetch?: Environment['fetch'] | undefined
}

/** An {@link Environment} in memory, at the test's command. */
export interface TestEnvironment extends Environment {
  readonly clock: TestClock
  readonly navigation: TestNavigation
  readonly lifecycle: TestLifecycle
}

/** A browser in memory: its tabs share `localStorage`, channels and locks. */
export interface TestBrowser {
  readonly clock: TestClock
  /** `localStorage` as it will be once every tab has caught up. Writing to it tells all tabs. */
  readonly local: SyncStorage
  /** Seconds until a tab sees what another tab wrote to `localStorage`. */
  storageLag: number
  /** How many characters `localStorage` holds before writing fails. @default Infinity */
  storageQuota: number
  /** Opens a page of the same origin in a tab of its own, with a `sessionStorage` of its own. */
  openTab(options?: TestTabOptions): TestEnvironment
}

/** A browser in memory, for tests of what several tabs do to each other. Times are in seconds. */
export function createTestBrowser(options: TestBrowserOptions = {}): TestBrowser {
  const { clock = createTestClock(), allowsStorage = true, lock = 'webLocks' } = options
  const openChannel = createTestChannels()
  const shared = createLocalLock(clock)
  const local = createTestLocalStorage({
    later(show, tell) {
      const both = () => {
        show()
        setTimeout(tell)
      }
      if (browser.storageLag) clock.after(browser.storageLag, both)
      else both()
    },
    quota: () => browser.storageQuota,
  })

  const browser: TestBrowser = {
    clock,
    local: local.shared,
    storageLag: options.storageLag ?? 0,
    storageQuota: Number.POSITIVE_INFINITY,
    openTab({ fetch = noNetwork, ...page } = {}) {
      const lifecycle = createTestLifecycle()
      const view = local.openView()
      return {
        clock,
        lifecycle,
        navigation: createTestNavigation(lifecycle, page),
        webStorage: {
          local: allowsStorage ? view.storage : undefined,
          session: allowsStorage ? createMemoryStorage() : undefined,
          subscribe: view.subscribe,
        },
        lock: lock === 'lease' ? shared : withoutNotes(shared),
        openChannel,
        fetch,
      }
    },
  }
  return browser
}

function withoutNotes(lock: Lock): Lock {
  return {
    request: (name, timeout, task) =>
      lock.request(name, timeout, ({ immediate }) =>
        task({ immediate, note: undefined, leaveNote() {} }),
      ),
  }
}

async function noNetwork(input: string | Request): Promise<Response> {
  const { origin, pathname } = new URL(typeof input === 'string' ? input : input.url)
  throw new TypeError(
    `There is no network in a test environment, so ${origin}${pathname} cannot be reached. Pass \`fetch\`.`,
  )
}
