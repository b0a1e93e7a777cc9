import { toCognitoError } from '../base/errors.ts'
import { staleAt } from '../base/tokens.ts'
import { undoAll } from '../base/undoAll.ts'
import type { SessionContext } from './context.ts'
import type { Refresher } from './refresher.ts'

/** Seconds between tries of a visible page, at most. */
const longestPause = 300

/**
 * Keeps the tokens of a visible page fresh. The timer is an optimisation: whoever asks for a token
 * refreshes on demand, and a page that was asleep looks at the storage first.
 *
 * @returns the undo
 */
export function keepFresh(
  { config, environment, store, sync }: SessionContext,
  refresher: Refresher,
): () => void {
  const { clock, lifecycle } = environment
  let disarm = () => {}
  let failures = 0
  let isStopped = false
  const arm = () => {
    disarm()
    const tokens = store.tokens.get()
    if (!tokens?.refreshToken || !lifecycle.isVisible || isStopped) return
    // Jitter, so that a thousand browsers do not come back from one outage at one moment.
    const pause = failures && Math.min(longestPause, 2 ** failures) * (0.5 + Math.random() / 2)
    disarm = clock.after(
      Math.max(pause, staleAt(tokens, config.refreshLeeway) - clock.now(), 0),
      () => {
        refresher.refresh().catch((error: unknown) => {
          if (!toCognitoError(error).retryable) return
          failures++
          arm()
        })
      },
    )
  }
  const detach = undoAll(
    store.tokens.subscribe(() => {
      failures = 0
      arm()
    }),
    lifecycle.subscribe((event) => {
      if (event === 'hidden') return disarm()
      failures = 0
      void sync.adopt().then(arm)
    }),
  )
  arm()
  return () => {
    isStopped = true
    disarm()
    detach()
  }
}
