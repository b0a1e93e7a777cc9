import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'

/**
 * Goes on from the callback page: to where the sign-in was to lead, or to `/`. Nothing happens while
 * an answer is still being dealt with.
 */
export function leaveCallback(client: CognitoClient): void {
  const { status, returnTo = '/' } = client.callback.get()
  if (status !== 'pending') internalsOf(client).callback.goTo(returnTo)
}
