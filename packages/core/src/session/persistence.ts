import type { StorageOption } from '../base/config.ts'
import { parseTokens, type StoredTokens } from '../base/tokens.ts'
import type { Environment } from '../env/environment.ts'
import { openStorage } from './openStorage.ts'

/** The stored side of a session. */
export interface Persistence {
  /** Key of the tokens; other keys of the client begin with it and a dot. */
  readonly key: string
  /** Whether other tabs see what this one writes. */
  readonly isShared: boolean
  /** The tokens of a session that has not been ended; a promise only where the storage makes one. */
  readFirst(): StoredTokens | undefined | Promise<StoredTokens | undefined>
  read(): Promise<StoredTokens | undefined>
  write(tokens: StoredTokens): Promise<void>
  /** Marks a session as ended, for good and before anything is awaited, then removes its tokens. */
  end(sessionId: string): Promise<void>
  isEnded(sessionId: string): Promise<boolean>
  /** Whether a page load would find again what is written now. */
  isDurable(): Promise<boolean>
  /** Whether the next sign-in must ask for the password: the last sign-out was only local. */
  mustReauthenticate(): Promise<boolean>
  setReauthenticate(must: boolean): Promise<void>
  /** Forgets end marks that no request can still be in flight for. */
  sweep(): Promise<void>
}

/** Seconds that an end mark is kept. */
const markLifetime = 600

export function createPersistence(
  clientId: string,
  option: StorageOption,
  environment: Environment,
): Persistence {
  const key = `cognito-kit.${clientId}`
  const marks = `${key}.ended.`
  const reauthenticate = `${key}.reauthenticate`
  const storage = openStorage(option, environment)
  const isEnded = async (sessionId: string) => (await storage.getItem(marks + sessionId)) !== null
  const read = async (): Promise<StoredTokens | undefined> => {
    const tokens = parseTokens(await storage.getItem(key))
    if (!tokens || !(await isEnded(tokens.sessionId))) return tokens
    await storage.removeItem(key)
    return undefined
  }
  return {
    key,
    isShared: option !== 'session' && option !== 'memory',
    readFirst() {
      const text = storage.getItem(key)
      if (typeof text === 'object' && text !== null) return read()
      const tokens = parseTokens(text)
      return tokens && storage.getItem(marks + tokens.sessionId) === null ? tokens : undefined
    },
    read,
    async write(tokens) {
      await storage.setItem(key, JSON.stringify(tokens))
    },
    async end(sessionId) {
      await storage.setItem(marks + sessionId, String(environment.clock.now()))
      const stored = parseTokens(await storage.getItem(key))
      // Somebody's newer session stays; what cannot be read goes.
      if (!stored || stored.sessionId === sessionId) await storage.removeItem(key)
    },
    isEnded,
    async isDurable() {
      if (option === 'memory') return true
      await storage.setItem(`${key}.probe`, '')
      await storage.removeItem(`${key}.probe`)
      return !storage.isForgetful()
    },
    mustReauthenticate: async () => (await storage.getItem(reauthenticate)) !== null,
    async setReauthenticate(must) {
      await (must ? storage.setItem(reauthenticate, '1') : storage.removeItem(reauthenticate))
    },
    async sweep() {
      for (const name of await storage.keys()) {
        if (!name.startsWith(marks)) continue
        const age = environment.clock.now() - Number(await storage.getItem(name))
        if (!(age < markLifetime)) await storage.removeItem(name)
      }
    },
  }
}
