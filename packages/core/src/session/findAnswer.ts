import { authorizationResponseIn } from '../oauth/authorizationResponse.ts'
import type { SessionContext } from './context.ts'
import { findTransaction } from './findTransaction.ts'

// The state tells the answer of a popup from that of a redirect: after a login page with a
// cross-origin opener policy, the popup has neither an opener nor its name.
export const popupSuffix = '.popup'

/** An answer that waits to be dealt with. */
export interface WaitingAnswer {
  readonly state: string | null
  /** The query of the answer. Of one that nobody asked for, only the name of its error. */
  readonly query: string
}

/** An answer that is still in the URL of the page. */
export interface AnswerInUrl extends WaitingAnswer {
  /** Whether a sign-in of this tab asked for it, or it may at least be told about. */
  readonly isExpected: boolean
  /** The path, query and fragment of the page without the answer. */
  readonly cleanPath: string
}

/** Key of the answer that waits in `sessionStorage`. */
export function slotOf({ persistence }: Pick<SessionContext, 'persistence'>): string {
  return `${persistence.key}.callback`
}

/** The answer that was taken out of the URL, by whichever client with the same id. */
export function waitingAnswer(context: SessionContext): WaitingAnswer | undefined {
  try {
    return JSON.parse(context.environment.webStorage.session?.getItem(slotOf(context)) ?? '')
  } catch {
    return undefined
  }
}

/** The answer in the URL, unless it is that of another client of this page. */
export function answerInUrl({ config, environment }: SessionContext): AnswerInUrl | undefined {
  const { isAvailable, href } = environment.navigation
  const { redirectUri, clientId } = config
  if (!isAvailable || !redirectUri) return undefined
  const response = authorizationResponseIn(href, redirectUri)
  if (!response) return undefined
  const { state, error, query, cleanPath } = response
  const transaction = findTransaction(environment, state)
  if (transaction && transaction.clientId !== clientId) return undefined
  const isOurs = transaction !== undefined || state?.endsWith(popupSuffix) === true
  return {
    state,
    query: isOurs ? query : `${new URLSearchParams({ error: error ?? '' })}`,
    isExpected: isOurs || error !== null,
    cleanPath,
  }
}

/** Whether this page must not deal with answers: an attacker could have framed it. */
export function isFrameRefused({ config, environment }: SessionContext): boolean {
  return environment.navigation.isFramed && !config.allowFrame
}
