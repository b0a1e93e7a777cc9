import type { StorageOption } from '../base/config.ts'
import { warn } from '../base/sentences.ts'
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
  // Where the browser has none, every use throws, like one that refuses.
  const real = (
    typeof option === 'object' ? option : option === 'memory' ? memory : webStorage[option]
  ) as TokenStorage
  let isForgetful = false

  const removeItem = (key: string) => {
    memory.removeItem(key)
    return attempt(
      () => real.removeItem(key),
      () => {},
    )
  }

  return {
    isForgetful: () => isForgetful,
    getItem: (key) =>
      memory.getItem(key) ??
      attempt(
        () => real.getItem(key),
        () => null,
      ),
    setItem(key, value) {
      memory.removeItem(key)
      return attempt(
        () => real.setItem(key, value),
        () => {
          if (!isForgetful) warn('storageUnavailable')
          isForgetful = true
          // What is stored must not outlive what could not be.
          const removal = removeItem(key)
          memory.setItem(key, value)
          return removal
        },
      )
    },
    removeItem,
    keys: () =>
      attempt(
        () => real.keys?.() ?? [],
        () => [],
      ),
  }
}

/** Synchronous where the storage is, so that the first read and an end mark need no wait. */
function attempt<result>(
  operation: () => result | Promise<result>,
  otherwise: () => result | Promise<result>,
): result | Promise<result> {
  try {
    const result = operation()
    return result instanceof Promise ? result.catch(otherwise) : result
  } catch {
    return otherwise()
  }
}
