import { CognitoError } from './base/errors.ts'
import type { CognitoClient } from './client.ts'
import type { Environment } from './env/environment.ts'
import type { Callback } from './session/callback.ts'
import type { Exchange } from './session/exchange.ts'
import type { Persistence } from './session/persistence.ts'
import type { Redirect } from './session/redirect.ts'
import type { Refresher } from './session/refresher.ts'
import type { SessionStore } from './session/store.ts'
import type { Sync } from './session/sync.ts'

/** Where a client keeps what only actions may use. Shared by all copies of this version. */
export const internals: unique symbol = Symbol.for('cognito-kit.internals.1')

/** What actions reach through a client. */
export interface Internals {
  readonly environment: Environment
  readonly store: SessionStore
  readonly persistence: Persistence
  readonly sync: Sync
  readonly refresher: Refresher
  readonly redirect: Redirect
  readonly callback: Callback
  readonly exchange: Exchange
  /** What is going on that must not be started twice; not part of the session. */
  readonly activity: Activity
}

/** What is going on in this page. */
export interface Activity {
  signOut: Promise<unknown> | undefined
  /** Whether this page came back from the back-forward cache after leaving for a sign-in. */
  cameBack: boolean
}

/**
 * The inside of a client.
 *
 * @throws CognitoError `foreignClient`, `disposed`
 */
export function internalsOf(client: CognitoClient): Internals {
  const inside = (client as Partial<CognitoClient> | undefined)?.[internals]
  if (!inside) throw new CognitoError('foreignClient')
  return inside
}
