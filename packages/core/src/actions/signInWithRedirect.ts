import { CognitoError, toCognitoError } from '../base/errors.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import type { AuthorizeParameters } from '../oauth/authorizeQuery.ts'
import { loadManagedLogin } from '../session/loadManagedLogin.ts'

/** Parameters of {@link signInWithRedirect}. */
export interface SignInWithRedirectParameters extends AuthorizeParameters {
  /**
   * The path of this origin to come back to; anything that leads elsewhere becomes `/`.
   *
   * @default the current path, query and fragment
   */
  returnTo?: string | undefined
}

/**
 * Sends the person to managed login, with the authorization code flow and PKCE.
 *
 * The page goes away; the promise settles only if the person comes back with the Back button.
 *
 * @throws CognitoError `configInvalid`, `redirectOriginMismatch`, `framed`, `storageUnavailable`,
 * `signingOut`, `chunkMissing`
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export async function signInWithRedirect(
  client: CognitoClient,
  parameters: SignInWithRedirectParameters = {},
): Promise<void> {
  const inside = internalsOf(client)
  const { environment, activity } = inside
  // Where the person is now: a router may go on while the code is loaded.
  const { href } = environment.navigation
  if (activity.signOut) throw new CognitoError('signingOut', { retryable: true })
  try {
    activity.signIn ??= loadManagedLogin().then((room) => room.signIn(inside, parameters, href))
    await activity.signIn
    activity.cameBack = true
  } catch (error) {
    throw toCognitoError(error)
  } finally {
    activity.signIn = undefined
  }
}
