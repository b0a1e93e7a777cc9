import type { Lifecycle, LifecycleEvent } from '../env/environment.ts'

/** What a page goes through, at the test's command. */
export interface TestLifecycle extends Lifecycle {
  /** Makes it happen. `'visible'` and `'hidden'` change `isVisible` as well. */
  fire(event: LifecycleEvent): void
}

/** A page that starts out visible. */
export function createTestLifecycle(): TestLifecycle {
  const listeners = new Set<(event: LifecycleEvent) => void>()
  let isVisible = true
  return {
    get isVisible() {
      return isVisible
    },
    subscribe(listener) {
      const own = (event: LifecycleEvent) => listener(event)
      listeners.add(own)
      return () => listeners.delete(own)
    },
    fire(event) {
      if (event === 'visible' || event === 'hidden') isVisible = event === 'visible'
      for (const listener of [...listeners]) listener(event)
    },
  }
}
