import type { SyncStorage, WebStorage } from './environment.ts'
import { listen } from './listen.ts'

type Area = 'localStorage' | 'sessionStorage'

// Looked up at each use: the getter itself throws where the browser forbids storage. The read
// finds out about the rest, and makes WebKit deliver `storage` events to this page.
function find(area: Area): Storage | undefined {
  try {
    const storage = window[area]
    storage.getItem('')
    return storage
  } catch {
    return undefined
  }
}

function open(area: Area): SyncStorage | undefined {
  const storage = find(area)
  return (
    storage && {
      getItem: (key) => storage.getItem(key),
      setItem: (key, value) => storage.setItem(key, value),
      removeItem: (key) => storage.removeItem(key),
      keys: () => Object.keys(storage),
    }
  )
}

/** `localStorage` and `sessionStorage`, as far as the browser allows them. */
export const webStorage: WebStorage = {
  get local() {
    return open('localStorage')
  },
  get session() {
    return open('sessionStorage')
  },
  subscribe(listener) {
    if (!find('localStorage')) return () => {}
    return listen<StorageEvent>(window, 'storage', (event) => {
      if (event.storageArea === find('localStorage')) listener(event.key)
    })
  },
}
