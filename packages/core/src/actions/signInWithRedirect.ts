import { CognitoError, toCognitoError } from '../base/errors.ts'
import { safeReturnTo } from '../base/returnTo.ts'
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
  const { returnTo = here(client) } = parameters
  const request = {
    ...parameters,
    returnTo: safeReturnTo(returnTo, environment.navigation.origin),
  }
  if (activity.signOut) throw new CognitoError('signingOut', { retryable: true })
  try {
    activity.signIn ??= loadManagedLogin().then((room) => room.signIn(inside, request))
    await activity.signIn
    activity.cameBack = true
  } catch (error) {
    throw toCognitoError(error)
  } finally {
    activity.signIn = undefined
  }
}

/** The current path, unless it is the callback page, which nobody means to come back to. */
function here(client: CognitoClient): string {
  const { navigation } = internalsOf(client).environment
  const { redirectUri } = client.config
  if (!navigation.isAvailable) return '/'
  const { pathname, search, hash } = new URL(navigation.href)
  const isCallback = redirectUri && new URL(redirectUri, navigation.origin).pathname === pathname
  return isCallback ? '/' : pathname + search + hash
}
