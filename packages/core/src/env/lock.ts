import type { Clock, Lock } from './environment.ts'
import { createLocalLock } from './localLock.ts'

type Release = () => void

/**
 * One lock per name and origin: Web Locks; else a lease in IndexedDB; else order within this tab,
 * and then nothing keeps two tabs apart.
 */
export function createLock(clock: Clock): Lock {
  const local = createLocalLock(clock)
  return {
    async request(name, timeout, task) {
      const locks = globalThis.navigator?.locks as LockManager | undefined
      let release: Release | undefined
      let immediate = true
      try {
        if (!locks) throw undefined
        release = await acquire(locks, name, { ifAvailable: true })
        immediate = !!release
        release ??= await wait(clock, locks, name, timeout)
      } catch {
        // No Web Locks, or not for this page (an opaque origin). Where the lease's file cannot be
        // loaded either, order within this tab is all there is.
        return local.request(name, timeout, async (grant) => {
          const lease = await import('./lease.ts').catch(() => undefined)
          return lease ? lease.underLease(clock, name, timeout, task) : task(grant)
        })
      }
      try {
        return await task({ immediate, note: undefined, leaveNote() {} })
      } finally {
        release()
      }
    },
  }
}

/** Answers the release of the lock; `undefined` where it is held, when asked `ifAvailable`. */
function acquire(
  locks: LockManager,
  name: string,
  options: LockOptions,
): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, options, (lock) =>
        lock ? new Promise<void>((release) => resolve(release)) : resolve(undefined),
      )
      // Once granted this says that the lock was stolen: the task goes on and keeps its result.
      .catch(reject)
  })
}

async function wait(
  clock: Clock,
  locks: LockManager,
  name: string,
  timeout: number,
): Promise<Release> {
  const holderOf = async () =>
    (await locks.query()).held?.find((lock) => lock.name === name)?.clientId
  for (;;) {
    const holder = await holderOf()
    const patience = new AbortController()
    const calm = clock.after(timeout, () => patience.abort())
    const release = await acquire(locks, name, { signal: patience.signal })
      .catch((error) => {
        if (!patience.signal.aborted) throw error
        return undefined
      })
      .finally(calm)
    if (release) return release
    // Only one thief at a time, and only from the holder that was waited for: else everyone who
    // waited would steal from the one who has just begun.
    const turn = await acquire(locks, `${name}.steal`, { ifAvailable: true })
    try {
      const stolen =
        turn && (await holderOf()) === holder && (await acquire(locks, name, { steal: true }))
      if (stolen) return stolen
    } finally {
      turn?.()
    }
  }
}
