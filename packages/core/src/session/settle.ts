import { CognitoError, toCognitoError } from '../base/errors.ts'
import type { Writable } from '../base/readable.ts'
import type { Navigation } from '../env/environment.ts'
import type { CallbackOutcome } from './callbackOutcome.ts'
import type { SessionContext } from './context.ts'
import { answerInUrl, isFrameRefused, slotOf, waitingAnswer } from './findAnswer.ts'
import { findTransaction } from './findTransaction.ts'
import { settleAnswer } from './settleAnswer.ts'

/** What became of the answers of a page, by whichever of its clients was first. */
const pages = new WeakMap<Navigation, Map<string, Promise<CallbackOutcome>>>()

/**
 * Deals with the answer that waits, or with the one in the URL, and says what became of it.
 *
 * @param goTo - goes to a path of the app, by whatever navigation is in effect
 */
export async function settle(
  context: SessionContext,
  outcome: Writable<CallbackOutcome>,
  goTo: (path: string) => void,
): Promise<void> {
  const { environment, sync } = context
  const { navigation, webStorage } = environment
  const here = answerInUrl(context)
  if (here && isFrameRefused(context)) {
    return outcome.set({ status: 'failed', error: new CognitoError('framed'), returnTo: '/' })
  }
  // Either a router put the query back, or nobody here asked for this answer.
  if (here) navigation.rewrite(here.cleanPath)
  const answer = waitingAnswer(context) ?? here
  if (!answer) return
  const slot = slotOf(context)
  const id = slot + answer.state
  const settled = pages.get(navigation) ?? new Map<string, Promise<CallbackOutcome>>()
  pages.set(navigation, settled)
  const known = settled.get(id)
  if (!known) outcome.set({ status: 'pending' })
  const settling =
    known ??
    settleAnswer(context, answer).catch(
      (error): CallbackOutcome => ({
        status: 'failed',
        error: toCognitoError(error),
        returnTo: '/',
      }),
    )
  settled.set(id, settling)
  const next = await settling
  // The session was written by the other client of this page.
  if (known) await sync.adopt()
  // An answer whose outcome stayed open has its transaction still, and may be sent again.
  if (findTransaction(environment, answer.state)) settled.delete(id)
  else webStorage.session?.removeItem(slot)
  outcome.set(next)
  if (next.status === 'done' && !known) goTo(next.returnTo)
}
