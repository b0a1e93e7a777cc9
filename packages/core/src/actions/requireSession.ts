import type { User } from '../base/claims.ts'
import { CognitoError } from '../base/errors.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { shouldSignIn } from './shouldSignIn.ts'
import { type SignInWithRedirectParameters, signInWithRedirect } from './signInWithRedirect.ts'

/**
 * The signed-in user, for loaders and guards of a router. Somebody who has yet to sign in is sent to
 * managed login, and the promise stays pending while the page goes away.
 *
 * @throws CognitoError `signedOut` after a sign-out, here or in another tab: whoever signed out is
 * not signed in again without asking
 */
export async function requireSession(
  client: CognitoClient,
  parameters: SignInWithRedirectParameters = {},
): Promise<User> {
  const session = await client.ready()
  if (session.status === 'signedIn') return session.user
  if (shouldSignIn(client)) await signInWithRedirect(client, parameters)
  // On the way to the sign-out page a router may still ask; there is nothing left to show.
  else if (internalsOf(client).activity.signOut) await new Promise<never>(() => {})
  throw new CognitoError('signedOut')
}
