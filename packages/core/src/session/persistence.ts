import type { StorageOption } from '../base/config.ts'
import { chain, isPromise, type Maybe } from '../base/maybe.ts'
import type { TokenStorage } from '../base/tokenStorage.ts'
import { parseTokens, type StoredTokens } from '../base/tokens.ts'
import type { Environment } from '../env/environment.ts'
import { createMemoryStorage } from '../env/memoryStorage.ts'

/** The stored side of a session. Reads and writes are synchronous where the storage is. */
export interface Persistence {
  /** Key of the tokens; other keys of the client begin with it and a dot. */
  readonly key: string
  /** Whether other tabs see what this one writes. */
  readonly isShared: boolean
  /** The tokens of a session that has not been ended. */
  read(): Maybe<StoredTokens | undefined>
  write(tokens: StoredTokens): Maybe<void>
  /** Marks a session as ended, everywhere and for good, then removes its tokens. */
  end(sessionId: string): Maybe<void>
  isEnded(sessionId: string): Maybe<boolean>
  /** Whether a page load would find again what is written now. */
  isDurable(): Maybe<boolean>
  /** A small flag of this client that survives a page load. */
  getFlag(name: string): Maybe<boolean>
  setFlag(name: string, value: boolean): Maybe<void>
  /** Forgets end marks that no answer can still be waiting for. */
  sweep(): Promise<void>
}

/** Seconds that an end mark is kept: longer than any request in flight can take. */
const markLifetime = 600

export function createPersistence(
  clientId: string,
  option: StorageOption,
  environment: Environment,
): Persistence {
  const key = `cognito-kit.${clientId}`
  const storage = withFallback(() => pick(option, environment))
  const markOf = (sessionId: string) => `${key}.ended.${sessionId}`
  const isEnded = (sessionId: string) =>
    chain(storage.getItem(markOf(sessionId)), (mark) => mark !== null)
  return {
    key,
    isShared: option !== 'session' && option !== 'memory',
    read: () =>
      chain(storage.getItem(key), (text) => {
        const tokens = parseTokens(text)
        return (
          tokens &&
          chain(isEnded(tokens.sessionId), (ended) =>
            ended ? chain(storage.removeItem(key), () => undefined) : tokens,
          )
        )
      }),
    write: (tokens) => storage.setItem(key, JSON.stringify(tokens)),
    end: (sessionId) =>
      chain(storage.setItem(markOf(sessionId), String(environment.clock.now())), () =>
        chain(storage.getItem(key), (text) => {
          const stored = parseTokens(text)
          // Somebody else's newer session stays; what cannot be read goes.
          if (!stored || stored.sessionId === sessionId) return storage.removeItem(key)
        }),
      ),
    isEnded,
    isDurable: () =>
      option === 'memory' ||
      chain(storage.setItem(`${key}.probe`, '1'), () =>
        chain(storage.removeItem(`${key}.probe`), () => !storage.isFallback()),
      ),
    getFlag: (name) => chain(storage.getItem(`${key}.${name}`), (flag) => flag !== null),
    setFlag: (name, value) =>
      value ? storage.setItem(`${key}.${name}`, '1') : storage.removeItem(`${key}.${name}`),
    async sweep() {
      for (const name of (await storage.keys?.()) ?? []) {
        if (!name.startsWith(markOf(''))) continue
        const age = environment.clock.now() - Number(await storage.getItem(name))
        if (!(age < markLifetime)) await storage.removeItem(name)
      }
    },
  }
}

function pick(option: StorageOption, { webStorage }: Environment): TokenStorage | undefined {
  if (typeof option === 'object') return option
  return option === 'memory' ? createMemoryStorage() : webStorage[option]
}

/**
 * A storage that goes on in memory, with one warning, from the moment that the real one refuses: a
 * full disk or a browser that forbids site data must not keep anybody from signing in.
 */
function withFallback(
  open: () => TokenStorage | undefined,
): TokenStorage & { isFallback(): boolean } {
  const memory = createMemoryStorage()
  let isFallback = false
  let storage: TokenStorage | undefined
  try {
    storage = open()
  } catch {
    // A getter that throws means the same as a storage that is absent.
  }
  const fallBack = () => {
    if (!isFallback) {
      console.warn(
        '[cognito-kit] The browser refuses to store the session: it lasts only as long as this page. #storageunavailable',
      )
    }
    isFallback = true
  }
  const attempt = <result>(
    operation: (storage: TokenStorage) => Maybe<result>,
    otherwise: () => result,
  ): Maybe<result> => {
    if (!storage) return otherwise()
    try {
      const result = operation(storage)
      return isPromise(result) ? result.catch(otherwise) : result
    } catch {
      return otherwise()
    }
  }
  return {
    isFallback: () => isFallback,
    getItem(key) {
      const held = memory.getItem(key)
      return (
        held ??
        attempt(
          (real) => real.getItem(key),
          () => null,
        )
      )
    },
    setItem(key, value) {
      const inMemory = () => {
        fallBack()
        memory.setItem(key, value)
      }
      return chain(
        attempt(
          (real) => chain(real.setItem(key, value), () => true),
          () => false,
        ),
        (stored) => {
          if (stored) return memory.removeItem(key)
          // A stale value must not outlive the one that could not be written.
          return chain(
            attempt(
              (real) => real.removeItem(key),
              () => undefined,
            ),
            inMemory,
          )
        },
      )
    },
    removeItem(key) {
      memory.removeItem(key)
      return attempt(
        (real) => real.removeItem(key),
        () => undefined,
      )
    },
    keys: () =>
      attempt(
        (real) => real.keys?.() ?? [],
        () => [],
      ),
  }
}
