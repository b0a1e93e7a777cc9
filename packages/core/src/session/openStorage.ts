import type { StorageOption } from '../base/config.ts'
import type { TokenStorage } from '../base/tokenStorage.ts'
import type { Environment } from '../env/environment.ts'
import { createMemoryStorage } from '../env/memoryStorage.ts'

/** A storage that never throws. */
export interface SafeStorage extends TokenStorage {
  keys(): readonly string[] | Promise<readonly string[]>
  /** Whether something had to be kept in memory. */
  isForgetful(): boolean
}

/**
 * The storage of an option. What it refuses to write is kept in memory, with one warning: a full
 * disk or a browser that forbids site data must not keep anybody from signing in.
 */
export function openStorage(option: StorageOption, { webStorage }: Environment): SafeStorage {
  const memory = createMemoryStorage()
  const real =
    typeof option === 'object' ? option : option === 'memory' ? memory : webStorage[option]
  let isForgetful = false

  /** Synchronous where the storage is, so that the first read and an end mark need no wait. */
  function attempt<result>(
    operation: (storage: TokenStorage) => result | Promise<result>,
    otherwise: () => result | Promise<result>,
  ): result | Promise<result> {
    try {
      if (!real) return otherwise()
      const result = operation(real)
      return result instanceof Promise ? result.catch(otherwise) : result
    } catch {
      return otherwise()
    }
  }

  return {
    isForgetful: () => isForgetful,
    getItem: (key) =>
      memory.getItem(key) ??
      attempt(
        (storage) => storage.getItem(key),
        () => null,
      ),
    setItem(key, value) {
      memory.removeItem(key)
      return attempt(
        (storage) => storage.setItem(key, value),
        () => {
          if (!isForgetful) {
            console.warn(
              '[cognito-kit] The session lasts as long as this page: nothing can be stored.',
            )
          }
          isForgetful = true
          memory.setItem(key, value)
          // What is stored must not outlive what could not be.
          return attempt(
            (storage) => storage.removeItem(key),
            () => {},
          )
        },
      )
    },
    removeItem(key) {
      memory.removeItem(key)
      return attempt(
        (storage) => storage.removeItem(key),
        () => {},
      )
    },
    keys: () =>
      attempt(
        (storage) => storage.keys?.() ?? [],
        () => [],
      ),
  }
}
