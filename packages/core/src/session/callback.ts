import { CognitoError, toCognitoError } from '../base/errors.ts'
import { createWritable, type Readable } from '../base/readable.ts'
import type { Navigation } from '../env/environment.ts'
import { authorizationResponseIn } from '../oauth/authorizationResponse.ts'
import { absolute } from './absolute.ts'
import type { CallbackOutcome } from './callbackOutcome.ts'
import type { SessionContext } from './context.ts'
import { findTransaction } from './findTransaction.ts'
import { loadManagedLogin } from './loadManagedLogin.ts'

/** The answers that a sign-in page sends back to this page. */
export interface Callback {
  readonly outcome: Readable<CallbackOutcome>
  /**
   * Takes an answer out of the URL into `sessionStorage`: synchronous, without a request, and any
   * client with the same id can go on from there.
   */
  capture(): void
  /** Deals with a captured answer. One at a time, however often it is called. */
  resume(): Promise<void>
  /** Deals again with an answer whose outcome stayed open. `false` if there is none. */
  retry(): Promise<boolean>
  /** Goes to a path of the app, unless the page is there already. */
  goTo(path: string): void
}

// The state tells the answer of a popup from that of a redirect: after a login page with a
// cross-origin opener policy, the popup has neither an opener nor its name.
export const popupSuffix = '.popup'

/** An answer that waits to be dealt with. */
export interface WaitingAnswer {
  readonly state: string | null
  /** The query of the answer. Of one that nobody asked for, only the name of its error. */
  readonly query: string
}

/** Answers that are being dealt with, by whichever client of a page was first. */
const pages = new WeakMap<Navigation, Map<string, Promise<CallbackOutcome>>>()

/** @param goTo - goes to a path of the app, by whatever navigation is in effect */
export function createCallback(context: SessionContext, goTo: (path: string) => void): Callback {
  const { config, environment, persistence, sync } = context
  const { navigation, webStorage } = environment
  const { clientId, redirectUri, allowFrame } = config
  const outcome = createWritable<CallbackOutcome>({ status: 'none' })
  const slot = `${persistence.key}.callback`
  const inProgress = pages.get(navigation) ?? new Map<string, Promise<CallbackOutcome>>()
  pages.set(navigation, inProgress)
  let running: Promise<void> | undefined
  let handledState: string | null | undefined

  /** The answer in the URL, unless it is that of another client of this page. */
  function look() {
    if (!navigation.isAvailable || redirectUri === undefined) return undefined
    const response = authorizationResponseIn(navigation.href, absolute(redirectUri, navigation))
    if (!response) return undefined
    const { state, isError, cleanPath } = response
    const transaction = findTransaction(environment, state)
    if (transaction && transaction.clientId !== clientId) return undefined
    const isOurs = transaction !== undefined || state?.endsWith(popupSuffix)
    const error = new URLSearchParams(response.query).get('error') ?? ''
    const query = isOurs ? response.query : `${new URLSearchParams({ error })}`
    return { answer: { state, query }, isExpected: isOurs || isError, cleanPath }
  }

  function waiting(): WaitingAnswer | undefined {
    try {
      return JSON.parse(webStorage.session?.getItem(slot) ?? '')
    } catch {
      return undefined
    }
  }

  const isRefused = () => navigation.isFramed && !allowFrame

  async function settle(): Promise<void> {
    const here = look()
    if (here && isRefused()) {
      return outcome.set({ status: 'failed', error: new CognitoError('framed'), returnTo: '/' })
    }
    const captured = waiting()
    handledState ??= captured?.state
    // Either a router put the query back, or nobody here asked for this answer.
    if (here) navigation.rewrite(here.cleanPath)
    const answer = captured ?? (here?.answer.state === handledState ? undefined : here?.answer)
    if (!answer) return
    outcome.set({ status: 'pending' })
    const id = slot + answer.state
    const joined = inProgress.get(id)
    if (!joined) inProgress.set(id, settleOnce(answer))
    const next = (await (joined ?? inProgress.get(id))) as CallbackOutcome
    inProgress.delete(id)
    // The session was written by the other client of this page.
    if (joined) await sync.adopt()
    // An answer whose outcome stayed open has its transaction still, and may be sent again.
    if (!findTransaction(environment, answer.state)) webStorage.session?.removeItem(slot)
    outcome.set(next)
    if (next.status === 'done' && !joined) goTo(next.returnTo)
  }

  async function settleOnce(answer: WaitingAnswer): Promise<CallbackOutcome> {
    try {
      const { settleAnswer } = await loadManagedLogin()
      return await settleAnswer(context, answer)
    } catch (thrown) {
      return { status: 'failed', error: toCognitoError(thrown), returnTo: '/' }
    }
  }

  const resume = () => {
    running ??= settle().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    outcome,
    capture() {
      const here = look()
      if (here?.isExpected && !isRefused()) {
        try {
          webStorage.session?.setItem(slot, JSON.stringify(here.answer))
          handledState = here.answer.state
          navigation.rewrite(here.cleanPath)
        } catch {
          // It stays in the URL, from where it is dealt with later.
        }
      }
      if (waiting()) outcome.set({ status: 'pending' })
    },
    resume,
    async retry() {
      if (!waiting()) return false
      await resume()
      return true
    },
    goTo,
  }
}
