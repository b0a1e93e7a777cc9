import { CognitoError } from '../base/errors.ts'
import { problemOf } from '../base/sentences.ts'

/** What to ask of managed login. */
export interface AuthorizeParameters {
  /** Skips the login page: `Google`, `SignInWithApple`, `COGNITO`, or a SAML/OIDC provider's name. */
  identityProvider?: string | undefined
  /** Another name of a SAML/OIDC provider, such as an e-mail domain. Not with `identityProvider`. */
  idpIdentifier?: string | undefined
  /** Fills in the username on the login page. */
  loginHint?: string | undefined
  /** Language of the pages: `de`, `en`, `es`, `fr`, `ja` … @default the browser's */
  lang?: string | undefined
  /**
   * `login` asks for the password again; `none` asks for nothing and fails with `loginRequired`.
   * Several are separated by spaces. Managed login obeys it, the classic hosted UI does not.
   */
  prompt?: 'none' | 'login' | 'select_account' | 'consent' | (string & {}) | undefined
  /**
   * URL of a resource server, for the `aud` of the access token.
   *
   * @see https://www.rfc-editor.org/rfc/rfc8707
   */
  resource?: string | undefined
  /** Levels of authentication to reach (step-up), the best first. */
  acrValues?: string | readonly string[] | undefined
  /** Seconds since the last interactive sign-in after which to ask again. */
  maxAge?: number | undefined
  /** Scopes for this sign-in, `openid` among them. @default those of the configuration */
  scopes?: readonly string[] | undefined
  /** Opens the sign-up page. @default false */
  signUp?: boolean | undefined
}

/**
 * The parameters as managed login knows them. `signUp` is none of them: it is the page.
 *
 * @throws CognitoError `invalidParameter` for scopes without `openid`
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function authorizeQuery(
  parameters: AuthorizeParameters,
  defaultScopes: readonly string[],
): Record<string, string> {
  const { acrValues, maxAge, scopes = defaultScopes } = parameters
  if (!scopes.includes('openid')) {
    throw new CognitoError('invalidParameter', { detail: problemOf('scopes', scopes) })
  }
  const query = {
    scope: scopes.join(' '),
    identity_provider: parameters.identityProvider,
    idp_identifier: parameters.idpIdentifier,
    login_hint: parameters.loginHint,
    lang: parameters.lang,
    prompt: parameters.prompt,
    resource: parameters.resource,
    acr_values: acrValues && [acrValues].flat().join(' '),
    max_age: maxAge?.toString(),
  }
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
