import { randomBytes, randomUuid, toBase64url } from './bytes.ts'
import type { Clock } from './createClock.ts'

export interface ExpiringStore<value> {
  /** Keeps a value under a new unguessable key. */
  add: (value: value) => string
  /** Undefined when unknown or expired. */
  get: (key: string | undefined) => value | undefined
  /** Like `get`, and removes it. */
  take: (key: string | undefined) => value | undefined
  remove: (key: string | undefined) => void
  entries: () => { key: string; value: value; expiresAt: number }[]
  clear: () => void
}

/** What lives for a fixed time by the mock's clock: codes, SSO sessions, pages under way. */
export function createExpiringStore<value>(
  clock: Clock,
  lifetime: number,
  keyForm: 'uuid' | 'long' = 'long',
): ExpiringStore<value> {
  const entries = new Map<string, { value: value; expiresAt: number }>()
  const get = (key: string | undefined) => {
    const entry = key === undefined ? undefined : entries.get(key)
    return entry && entry.expiresAt > clock.seconds() ? entry.value : undefined
  }
  return {
    get,
    add: (value) => {
      const key = keyForm === 'uuid' ? randomUuid() : toBase64url(randomBytes(32))
      entries.set(key, { value, expiresAt: clock.seconds() + lifetime })
      return key
    },
    take: (key) => {
      const value = get(key)
      if (key !== undefined) entries.delete(key)
      return value
    },
    remove: (key) => {
      if (key !== undefined) entries.delete(key)
    },
    entries: () => {
      const now = clock.seconds()
      return [...entries].flatMap(([key, entry]) =>
        entry.expiresAt > now ? [{ key, ...entry }] : [],
      )
    },
    clear: () => entries.clear(),
  }
}
