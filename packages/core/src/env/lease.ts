import type { Clock, LockGrant } from './environment.ts'

/** Seconds after which IndexedDB counts as hanging. */
const patience = 2
/** Seconds after a release in which storage may still lag behind in other tabs. */
const lag = 2

interface Lease {
  /** Names one hold, not one tab; empty when released. */
  readonly owner: string
  /** When it runs out, or when it was released. */
  readonly until: number
  readonly note: string | undefined
}

/**
 * Runs `task` under a lease that one tab of the origin holds at a time, for browsers without Web
 * Locks. Where IndexedDB is missing, throws or hangs, the task runs without: then nothing keeps
 * two tabs apart.
 */
export async function underLease<result>(
  clock: Clock,
  name: string,
  timeout: number,
  task: (grant: LockGrant) => Promise<result>,
): Promise<result> {
  const owner = `${Math.random()}`
  const opening = openDatabase()
  const database = await orNothing(clock, opening)
  const update = (decide: (lease: Lease | undefined) => Lease | undefined) =>
    database && orNothing(clock, write(database, name, decide))

  let immediate = true
  let note: string | undefined
  let holder: string | undefined
  let waited = 0
  for (;;) {
    const now = clock.now()
    let isHeld = false
    await update((lease) => {
      isHeld = !!lease?.owner && lease.until > now
      if (lease?.owner !== holder) waited = 0
      holder = lease?.owner
      if (isHeld || (lease && Math.abs(now - lease.until) < lag)) immediate = false
      isHeld &&= waited < timeout
      if (isHeld) return undefined
      note = immediate ? undefined : lease?.note
      return { owner, until: now + timeout, note }
    })
    if (!isHeld) break
    const pause = 0.02 + Math.random() * 0.03
    waited += pause
    await new Promise<void>((resume) => clock.after(pause, resume))
  }

  let left = note
  try {
    return await task({
      immediate,
      note,
      leaveNote: (text) => {
        left = text
      },
    })
  } finally {
    await update((lease) =>
      lease?.owner === owner ? { owner: '', until: clock.now(), note: left } : undefined,
    )
    // Even when it opened too late to be of use.
    opening.then((late) => late.close()).catch(() => {})
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('cognito-kit', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('leases')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Reads, decides and writes in one transaction: no tab can come in between. */
function write(
  database: IDBDatabase,
  name: string,
  decide: (lease: Lease | undefined) => Lease | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('leases', 'readwrite')
    const leases = transaction.objectStore('leases')
    const reading = leases.get(name)
    reading.onsuccess = () => {
      const next = decide(reading.result)
      if (next) leases.put(next, name)
    }
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

function orNothing<value>(clock: Clock, promise: Promise<value>): Promise<value | undefined> {
  return new Promise((resolve) => {
    const undo = clock.after(patience, () => resolve(undefined))
    promise
      .catch(() => undefined)
      .then((value) => {
        undo()
        resolve(value)
      })
  })
}
