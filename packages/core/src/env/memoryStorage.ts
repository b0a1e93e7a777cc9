import type { SyncStorage } from './environment.ts'

/** A storage that forgets everything with the page. */
export function createMemoryStorage(): SyncStorage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    keys: () => [...items.keys()],
  }
}
