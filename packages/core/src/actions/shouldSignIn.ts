import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { hasTransaction } from '../session/findTransaction.ts'

/**
 * Whether a page that needs a user may send the visitor to sign in without asking.
 *
 * Not after a sign-out, here or in another tab: the single sign-on cookie may still be alive and
 * would sign the person in again. Not after a failed answer, nor when the visitor came back from the
 * login page: that would be a loop.
 */
export function shouldSignIn(client: CognitoClient): boolean {
  const { activity, environment } = internalsOf(client)
  const session = client.session.get()
  const callback = client.callback.get().status
  return (
    session.status === 'signedOut' &&
    (session.reason === undefined || session.reason === 'expired') &&
    callback !== 'failed' &&
    callback !== 'pending' &&
    !activity.signOut &&
    !activity.cameBack &&
    !(environment.navigation.isBack && hasTransaction(environment)) &&
    !(environment.navigation.isFramed && !client.config.allowFrame)
  )
}
