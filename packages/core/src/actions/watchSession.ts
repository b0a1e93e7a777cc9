import type { User } from '../base/claims.ts'
import type { CognitoError } from '../base/errors.ts'
import { undoAll } from '../base/undoAll.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import type { SignedOutReason } from '../session/session.ts'

/** What an app may want to hear of. */
export interface SessionListeners {
  /** Somebody is signed in; `restored` when that was so before the page was loaded. */
  onSignedIn?: ((event: { user: User; restored: boolean }) => void) | undefined
  /** Nobody is signed in any more. */
  onSignedOut?: ((event: { reason: SignedOutReason | undefined }) => void) | undefined
  /** The session ended because its refresh token is not accepted any more. */
  onExpired?: (() => void) | undefined
  /** The answer of a sign-in page could not be used. */
  onSignInFailed?: ((error: CognitoError) => void) | undefined
}

/**
 * Calls listeners when somebody signs in or out. Somebody who is signed in already is reported at
 * once.
 *
 * @returns the undo
 */
export function watchSession(client: CognitoClient, listeners: SessionListeners): () => void {
  const { store } = internalsOf(client)
  let sub: string | undefined
  const look = () => {
    const { status, user, reason } = client.session.get()
    if (status === 'loading') return
    if (user?.sub === sub) return
    sub = user?.sub
    if (user) return listeners.onSignedIn?.({ user, restored: store.cause === 'restored' })
    listeners.onSignedOut?.({ reason })
    if (reason === 'expired' || reason === 'revoked') listeners.onExpired?.()
  }
  const lookAtCallback = () => {
    const { status, error } = client.callback.get()
    if (status === 'failed') listeners.onSignInFailed?.(error)
  }
  const undo = undoAll(client.session.subscribe(look), client.callback.subscribe(lookAtCallback))
  look()
  lookAtCallback()
  return undo
}
