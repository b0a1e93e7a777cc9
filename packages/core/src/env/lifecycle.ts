import { undoAll } from '../base/undoAll.ts'
import type { Lifecycle } from './environment.ts'
import { listen } from './listen.ts'

/** What the page goes through. On a server nothing ever happens. */
export const lifecycle: Lifecycle = {
  get isVisible() {
    return globalThis.document?.visibilityState === 'visible'
  },
  subscribe(listener) {
    if (typeof window === 'undefined') return () => {}
    const look = () => listener(lifecycle.isVisible ? 'visible' : 'hidden')
    return undoAll(
      listen(document, 'visibilitychange', look),
      // A frozen page that thaws has missed events, though its visibility may not have changed.
      listen(document, 'resume', look),
      listen(window, 'online', () => listener('online')),
      listen<PageTransitionEvent>(window, 'pageshow', (event) => {
        if (event.persisted) listener('restored')
      }),
    )
  },
}
