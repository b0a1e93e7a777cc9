import type { StorageOption } from '../base/config.ts'
import { parseTokens, type StoredTokens } from '../base/tokens.ts'
import type { Environment } from '../env/environment.ts'
import { openStorage } from './openStorage.ts'
import type { SignedOutReason } from './session.ts'

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
  /**
   * Marks a session as ended, for good and before anything is awaited, then removes its tokens.
   * Answers the tokens that were stored for it.
   */
  end(sessionId: string, reason: SignedOutReason): Promise<StoredTokens | undefined>
  /** Why a session was ended, if it was. */
  endedBy(sessionId: string): Promise<SignedOutReason | undefined>
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
  // A mark is a time and a reason: `1795212000.5 revoked`.
  const endedBy = async (sessionId: string) => {
    const mark = await storage.getItem(marks + sessionId)
    return mark?.split(' ')[1] as SignedOutReason | undefined
  }
  const read = async (): Promise<StoredTokens | undefined> => {
    const tokens = parseTokens(await storage.getItem(key))
    if (!tokens || !(await endedBy(tokens.sessionId))) return tokens
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
      if (!tokens || storage.getItem(marks + tokens.sessionId) === null) return tokens
      void storage.removeItem(key)
      return undefined
    },
    read,
    async write(tokens) {
      await storage.setItem(key, JSON.stringify(tokens))
    },
    async end(sessionId, reason) {
      await storage.setItem(marks + sessionId, `${environment.clock.now()} ${reason}`)
      const stored = parseTokens(await storage.getItem(key))
      // Somebody's newer session stays; what cannot be read goes.
      if (stored && stored.sessionId !== sessionId) return undefined
      await storage.removeItem(key)
      return stored
    },
    endedBy,
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
        const age = environment.clock.now() - Number.parseFloat((await storage.getItem(name)) ?? '')
        if (!(age < markLifetime)) await storage.removeItem(name)
      }
    },
  }
}
