import { toCognitoError } from '../base/errors.ts'
import { createWritable, type Readable } from '../base/readable.ts'
import type { CallbackOutcome } from './callbackOutcome.ts'
import type { SessionContext } from './context.ts'
import { answerInUrl, isFrameRefused, slotOf, waitingAnswer } from './findAnswer.ts'
import { loadManagedLogin } from './loadManagedLogin.ts'

/** The answers that a sign-in page sends back to this page. */
export interface Callback {
  readonly outcome: Readable<CallbackOutcome>
  /** Deals with the answer that waits, if one does. One at a time, however often it is called. */
  resume(): Promise<void>
  /** Goes to a path of the app, unless the page is there already. */
  goTo(path: string): void
}

/**
 * Takes an answer out of the URL into `sessionStorage`: synchronous, without a request, and any
 * client with the same id can go on from there.
 *
 * @param goTo - goes to a path of the app, by whatever navigation is in effect
 */
export function createCallback(context: SessionContext, goTo: (path: string) => void): Callback {
  const { navigation, webStorage } = context.environment
  const { session } = webStorage
  const outcome = createWritable<CallbackOutcome>({ status: 'none' })
  let running: Promise<void> | undefined

  const here = answerInUrl(context)
  if (session && here?.isExpected && !isFrameRefused(context)) {
    try {
      session.setItem(slotOf(context), JSON.stringify(here))
      navigation.rewrite(here.cleanPath)
    } catch {
      // It stays in the URL, from where it is dealt with later.
    }
  }
  if (here || waitingAnswer(context)) outcome.set({ status: 'pending' })

  async function settle(): Promise<void> {
    if (!waitingAnswer(context) && !answerInUrl(context)) return
    await loadManagedLogin().then(
      (room) => room.settle(context, outcome, goTo),
      (error) => outcome.set({ status: 'failed', error: toCognitoError(error), returnTo: '/' }),
    )
  }

  return {
    outcome,
    resume() {
      running ??= settle().finally(() => {
        running = undefined
      })
      return running
    },
    goTo,
  }
}
