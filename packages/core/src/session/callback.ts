import { CognitoError, toCognitoError } from '../base/errors.ts'
import { createWritable, type Readable } from '../base/readable.ts'
import {
  type AuthorizationResponse,
  authorizationResponseIn,
} from '../oauth/authorizationResponse.ts'
import { absolute } from './absolute.ts'
import type { CallbackOutcome } from './callbackOutcome.ts'
import type { SessionContext } from './context.ts'
import { loadManagedLogin } from './loadManagedLogin.ts'
import { findTransaction } from './transactions.ts'

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

/** @param goTo - goes to a path of the app, by whatever navigation is in effect */
export function createCallback(context: SessionContext, goTo: (path: string) => void): Callback {
  const { config, environment, persistence } = context
  const { navigation, webStorage } = environment
  const { clientId, redirectUri, allowFrame } = config
  const outcome = createWritable<CallbackOutcome>({ status: 'none' })
  const slot = `${persistence.key}.callback`
  let running: Promise<void> | undefined
  let handledState: string | null | undefined

  /** The answer in the URL, unless it is that of another client of this page. */
  function responseHere(): AuthorizationResponse | undefined {
    if (!navigation.isAvailable || redirectUri === undefined) return undefined
    const response = authorizationResponseIn(navigation.href, absolute(redirectUri, navigation))
    const owner = findTransaction(environment, response?.state ?? null)?.clientId
    return owner === undefined || owner === clientId ? response : undefined
  }

  function waiting(): AuthorizationResponse | undefined {
    try {
      return JSON.parse(webStorage.session?.getItem(slot) ?? '')
    } catch {
      return undefined
    }
  }

  async function settle(): Promise<void> {
    const here = responseHere()
    if (here && navigation.isFramed && !allowFrame) {
      return outcome.set({ status: 'failed', error: new CognitoError('framed'), returnTo: '/' })
    }
    const captured = waiting()
    handledState ??= captured?.state
    // Either a router put the query back, or nobody here asked for this answer.
    if (here) navigation.rewrite(here.cleanPath)
    const response = captured ?? (here?.state === handledState ? undefined : here)
    if (!response) return
    outcome.set({ status: 'pending' })
    let next: CallbackOutcome
    try {
      const { settleAnswer } = await loadManagedLogin()
      next = await settleAnswer(context, response)
    } catch (thrown) {
      next = { status: 'failed', error: toCognitoError(thrown), returnTo: '/' }
    }
    // An answer whose outcome stayed open has its transaction still, and may be sent again.
    if (!findTransaction(environment, response.state)) webStorage.session?.removeItem(slot)
    outcome.set(next)
    if (next.status === 'done') goTo(next.returnTo)
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
      const response = responseHere()
      const { state = null, error } = response ?? {}
      const isExpected =
        state?.endsWith(popupSuffix) || findTransaction(environment, state) || error
      if (response && isExpected && !(navigation.isFramed && !allowFrame)) {
        try {
          webStorage.session?.setItem(slot, JSON.stringify(response))
          handledState = state
          navigation.rewrite(response.cleanPath)
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
