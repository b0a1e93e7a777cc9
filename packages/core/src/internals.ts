import { CognitoError } from './base/errors.ts'
import type { CognitoClient } from './client.ts'
import type { Callback } from './session/callback.ts'
import type { SessionContext } from './session/context.ts'

/** Where a client keeps what only actions may use; found again by a second copy of the package. */
export const internals: unique symbol = Symbol.for('cognito-kit.internals.1')

/** What actions reach through a client. */
export interface Internals extends SessionContext {
  readonly callback: Callback
  readonly activity: Activity
}

/** What is going on in this page that must not be started twice; no part of the session. */
export interface Activity {
  signIn?: Promise<void> | undefined
  signOut?: Promise<unknown> | undefined
  /** Whether this page came back from the back-forward cache after leaving for a sign-in. */
  cameBack?: boolean | undefined
  /** Whether the client may not be used any more. */
  isDisposed?: boolean | undefined
}

/**
 * The inside of a client.
 *
 * @throws CognitoError `foreignClient`, `disposed`
 */
export function internalsOf(client: CognitoClient): Internals {
  const inside = (client as Partial<CognitoClient> | undefined)?.[internals]
  if (!inside) throw new CognitoError('foreignClient')
  if (inside.activity.isDisposed) throw new CognitoError('disposed')
  return inside
}
