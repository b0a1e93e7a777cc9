import type { Clock, Lock } from './environment.ts'

type Release = () => void

/**
 * One lock per name and origin: Web Locks; else a lease in IndexedDB; else order within this tab,
 * and then nothing keeps two tabs apart.
 */
export function createLock(clock: Clock): Lock {
  let fallback: Promise<Lock | undefined> | undefined
  const loadFallback = () => {
    fallback ??= import('./fallbackLock.ts')
      .then(({ createFallbackLock }) => createFallbackLock(clock))
      // Gone after a deployment, or offline: without it for now.
      .catch(() => {
        fallback = undefined
        return undefined
      })
    return fallback
  }
  return {
    async request(name, timeout, task) {
      const alone = { immediate: true, note: undefined, leaveNote() {} }
      let immediate = true
      let release: Release | undefined
      try {
        // Node.js has these too, but on a server other requests are not other tabs.
        const { locks } = window.navigator
        release = await acquire(locks, name, { ifAvailable: true })
        immediate = !!release
        release ??= await wait(clock, locks, name, timeout)
      } catch {
        // No Web Locks, or not for this page (an opaque origin).
        const lock = await loadFallback()
        return lock ? lock.request(name, timeout, task) : task(alone)
      }
      try {
        return await task({ ...alone, immediate })
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
