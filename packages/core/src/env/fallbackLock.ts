import type { Clock, Lock } from './environment.ts'
import { underLease } from './lease.ts'
import { createLocalLock } from './localLock.ts'

/** For pages without Web Locks: order within the page, and a lease to keep the tabs apart. */
export function createFallbackLock(clock: Clock): Lock {
  const local = createLocalLock(clock)
  return {
    request: (name, timeout, task) =>
      local.request(name, timeout, (grant) =>
        // A server has tasks to keep in order, but no tabs.
        'indexedDB' in globalThis ? underLease(clock, name, timeout, task) : task(grant),
      ),
  }
}
