import type { Reply } from '../http/Exchange.ts'
import { redirectReply } from '../http/replies.ts'
import type { MockBehaviors } from '../MockBehaviors.ts'

/** Adds parameters to a registered URL, which may have a query of its own. */
export function appendQuery(url: string, query: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

export interface RedirectErrorParameters {
  redirectUri: string
  error: string
  description?: string | undefined
  state: string | undefined
  behaviors: MockBehaviors
}

/** Tells the app that the sign-in failed. */
export function redirectWithError(
  parameters: RedirectErrorParameters,
  cookies: readonly string[] = [],
): Reply {
  const { redirectUri, error, description, state, behaviors } = parameters
  const query = new URLSearchParams({
    error,
    ...(description === undefined ? {} : { error_description: description }),
    ...(state === undefined || !behaviors.stateOnErrorRedirect ? {} : { state }),
  })
  return redirectReply(appendQuery(redirectUri, query.toString()), cookies)
}
