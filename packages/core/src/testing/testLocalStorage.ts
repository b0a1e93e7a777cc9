import type { SyncStorage, WebStorage } from '../env/environment.ts'
import { createMemoryStorage } from '../env/memoryStorage.ts'

/** What decides how a {@link createTestLocalStorage} behaves; read at each write. */
export interface TestLocalStorageOptions {
  /** Calls `show` when another tab sees what has just been written, and `tell` when it hears. */
  later(show: () => void, tell: () => void): void
  /** How many characters fit, keys included. */
  quota(): number
}

/** `localStorage` of one origin in memory. */
export interface TestLocalStorage {
  /** As it will be once every tab has caught up. Writing to it tells all tabs. */
  readonly shared: SyncStorage
  /** Opens one tab's view of it. */
  openView(): Pick<WebStorage, 'subscribe'> & { readonly storage: SyncStorage }
}

type Listener = (key: string | null) => void

/** A `localStorage` whose tabs see each other's writes, and hear of them, after a while. */
export function createTestLocalStorage(options: TestLocalStorageOptions): TestLocalStorage {
  const shared = createMemoryStorage()
  const views = new Set<{ readonly own: SyncStorage; readonly listeners: Set<Listener> }>()

  const write = (from: SyncStorage, key: string, value: string | null) => {
    if (shared.getItem(key) === value && from.getItem(key) === value) return
    if (value !== null && used(shared, key) + key.length + value.length > options.quota()) {
      throw new DOMException('The storage is full.', 'QuotaExceededError')
    }
    put(shared, key, value)
    put(from, key, value)
    for (const { own, listeners } of views) {
      if (own === from) continue
      options.later(
        // What is true by now, not what was: else a slow old write would undo a newer one.
        () => put(own, key, shared.getItem(key)),
        () => {
          for (const listener of [...listeners]) listener(key)
        },
      )
    }
  }

  const over = (from: SyncStorage): SyncStorage => ({
    getItem: from.getItem,
    setItem: (key, value) => write(from, key, value),
    removeItem: (key) => write(from, key, null),
    keys: from.keys,
  })

  return {
    shared: over(shared),
    openView() {
      const view = { own: createMemoryStorage(), listeners: new Set<Listener>() }
      for (const key of shared.keys()) put(view.own, key, shared.getItem(key))
      views.add(view)
      return {
        storage: over(view.own),
        subscribe(listener) {
          const own: Listener = (key) => listener(key)
          view.listeners.add(own)
          return () => view.listeners.delete(own)
        },
      }
    },
  }
}

function put(storage: SyncStorage, key: string, value: string | null): void {
  if (value === null) storage.removeItem(key)
  else storage.setItem(key, value)
}

/** Characters in use, apart from those of one key. */
function used(storage: SyncStorage, except: string): number {
  return storage
    .keys()
    .filter((key) => key !== except)
    .reduce((sum, key) => sum + key.length + (storage.getItem(key)?.length ?? 0), 0)
}
