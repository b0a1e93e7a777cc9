import { CognitoError, toCognitoError } from '../base/errors.ts'
import { safeReturnTo } from '../base/returnTo.ts'
import { problemOf } from '../base/sentences.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { type AuthorizeParameters, toAuthorizeQuery } from '../oauth/authorizeParameters.ts'
import { absolute } from '../session/redirectUri.ts'

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
  const { environment, redirect, activity } = internalsOf(client)
  if (activity.signOut) throw new CognitoError('signingOut', { retryable: true })
  const { navigation } = environment
  const { returnTo = here(client), signUp = false } = parameters
  try {
    await redirect.go({
      returnTo: safeReturnTo(returnTo, navigation.origin),
      query: authorizeQuery(client, parameters),
      signUp,
      isRetry: false,
    })
    activity.cameBack = true
  } catch (error) {
    throw toCognitoError(error)
  }
}

/** The current path, unless it is the callback page, which nobody means to come back to. */
function here(client: CognitoClient): string {
  const { navigation } = internalsOf(client).environment
  const { pathname, search, hash } = new URL(navigation.href)
  const { redirectUri } = client.config
  const isCallback =
    redirectUri !== undefined && new URL(absolute(redirectUri, navigation)).pathname === pathname
  return isCallback ? '/' : pathname + search + hash
}

/**
 * The query of an authorization request.
 *
 * @throws CognitoError `invalidParameter` for scopes without `openid`
 */
export function authorizeQuery(
  client: CognitoClient,
  parameters: AuthorizeParameters,
): Record<string, string> {
  const { scopes } = parameters
  if (scopes && !scopes.includes('openid')) {
    throw new CognitoError('invalidParameter', { detail: problemOf('scopes', scopes, 'scopes') })
  }
  return toAuthorizeQuery(parameters, client.config.scopes)
}
