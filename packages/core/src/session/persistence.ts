import type { StorageOption } from '../base/config.ts'
import { parseTokens, type StoredTokens } from '../base/tokens.ts'
import type { Environment } from '../env/environment.ts'
import { openStorage, type SafeStorage } from './openStorage.ts'
import type { SignedOutReason } from './session.ts'

/** The stored side of a session. */
export interface Persistence {
  /** Key of the tokens; other keys of the client begin with it and a dot. */
  readonly key: string
  /** Whether other tabs see what this one writes. */
  readonly isShared: boolean
  readonly storage: SafeStorage
  /** The tokens of a session that has not been ended; a promise only where the storage makes one. */
  read(): StoredTokens | undefined | Promise<StoredTokens | undefined>
  write(tokens: StoredTokens): Promise<void>
  /**
   * Marks a session as ended, for good and before anything is awaited, then removes its tokens.
   * Answers the tokens that were stored for it.
   */
  end(sessionId: string, reason: SignedOutReason): Promise<StoredTokens | undefined>
  /** Why a session was ended, if it was. */
  endedBy(sessionId: string): Promise<SignedOutReason | undefined>
}

/** Where a session is marked as ended. A mark is a time and a reason: `1795212000.5 revoked`. */
export function markKey(key: string, sessionId: string): string {
  return `${key}.ended.${sessionId}`
}

export function createPersistence(
  clientId: string,
  option: StorageOption,
  environment: Environment,
): Persistence {
  const key = `cognito-kit.${clientId}`
  const storage = openStorage(option, environment)
  const markOf = (sessionId: string) => storage.getItem(markKey(key, sessionId))
  return {
    key,
    isShared: option !== 'session' && option !== 'memory',
    storage,
    read: () =>
      whenKnown(storage.getItem(key), (text) => {
        const tokens = parseTokens(text)
        return (
          tokens &&
          whenKnown(markOf(tokens.sessionId), (mark) => {
            if (mark === null) return tokens
            void storage.removeItem(key)
            return undefined
          })
        )
      }),
    async write(tokens) {
      await storage.setItem(key, JSON.stringify(tokens))
    },
    async end(sessionId, reason) {
      await storage.setItem(markKey(key, sessionId), `${environment.clock.now()} ${reason}`)
      const stored = parseTokens(await storage.getItem(key))
      // Somebody's newer session stays; what cannot be read goes.
      if (stored && stored.sessionId !== sessionId) return undefined
      await storage.removeItem(key)
      return stored
    },
    endedBy: async (sessionId) =>
      (await markOf(sessionId))?.split(' ')[1] as SignedOutReason | undefined,
  }
}

/** Goes on with a value at once, or when it has come. */
function whenKnown<value, result>(
  value: value | Promise<value>,
  next: (value: value) => result | Promise<result>,
): result | Promise<result> {
  return value instanceof Promise ? value.then(next) : next(value)
}
