import { openChannel } from './channel.ts'
import { clock } from './clock.ts'
import type { Environment } from './environment.ts'
import { lifecycle } from './lifecycle.ts'
import { createLock } from './lock.ts'
import { navigation } from './navigation.ts'
import { webStorage } from './webStorage.ts'

/**
 * The browser that this page is in. On a server: no page, no storage, silence, and a lock that
 * keeps order within the process.
 */
export function createBrowserEnvironment(): Environment {
  return {
    clock,
    navigation,
    lifecycle,
    webStorage,
    lock: createLock(clock),
    openChannel,
    fetch: (url, init) => fetch(url, init),
  }
}
