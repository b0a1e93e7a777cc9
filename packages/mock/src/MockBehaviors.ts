/**
 * Switches for what is not known about Cognito. Each default is the stricter or the likelier way;
 * a client that works with both settings of a switch need not care which one is true.
 */
export interface MockBehaviors {
  /** Exception of `REFRESH_TOKEN_AUTH` at a client with rotation. @default InvalidParameterException */
  refreshTokenAuthWithRotation: { exception: string; message: string }
  /** Text of `RefreshTokenReuseException`. @default 'Refresh token has been invalidated by rotation' */
  refreshTokenReuseMessage: string
  /** `error` of the token endpoint when a rotated token comes back. @default 'invalid_grant' */
  refreshTokenReuseError: string
  /** A rotated token that comes back after the grace ends the whole family. @default true */
  reuseRevokesFamily: boolean
  /** What a retry within the grace gets: the token the first try got, or one more. @default 'newToken' */
  graceRetry: 'newToken' | 'sameToken'
  /** How long a rotated token lives: as long as the first would have, or anew. @default 'remaining' */
  successorLifetime: 'remaining' | 'full'
  /** Access and ID tokens never outlive the refresh token. @default true */
  cutTokensAtSessionEnd: boolean
  /** `error` of `/oauth2/userInfo` for a token without `openid`; always 401. @default 'invalid_token' */
  userInfoWithoutOpenid: 'invalid_token' | 'insufficient_scope'
  /** `error` parameter of the error page for an unknown client. @default 'invalid_request' */
  unknownClientError: string
  /** `error` parameter of the error page for `/logout` to an unregistered URL. @default 'redirect_mismatch' */
  unregisteredLogoutError: string
  /** `error` parameter of the error page for `/logout` without its parameters. @default 'invalid_request' */
  incompleteLogoutError: string
  /** Error redirects carry `state`. @default true */
  stateOnErrorRedirect: boolean
  /** Discovery document and keys answer with CORS headers. @default true */
  discoveryCors: boolean
  /** ID tokens of the OAuth endpoints carry `at_hash`. @default true */
  atHash: boolean
  /** A wrong secret is answered with `error_description`: `invalid_client_secret`. @default true */
  invalidClientSecretDescription: boolean
  /** Authorize with a scope that the client has not: refused, or the scope left out. @default 'refused' */
  unassociatedScope: 'refused' | 'ignored'
  /** The same question at `client_credentials`. @default 'ignored' */
  unassociatedClientScope: 'refused' | 'ignored'
  /** A failed exchange (wrong verifier, wrong redirect URI) uses the code up. @default true */
  failedExchangeUsesCode: boolean
  /** `error` of a redirect after a refusal by the pre-sign-up trigger. @default 'invalid_request' */
  preSignUpError: string
  /** `error` of the redirect with "Already found an entry for username". @default 'invalid_request' */
  alreadyFoundEntryError: string
}

export const defaultBehaviors: MockBehaviors = {
  refreshTokenAuthWithRotation: {
    exception: 'InvalidParameterException',
    message: 'REFRESH_TOKEN_AUTH flow not enabled for this client',
  },
  refreshTokenReuseMessage: 'Refresh token has been invalidated by rotation',
  refreshTokenReuseError: 'invalid_grant',
  reuseRevokesFamily: true,
  graceRetry: 'newToken',
  successorLifetime: 'remaining',
  cutTokensAtSessionEnd: true,
  userInfoWithoutOpenid: 'invalid_token',
  unknownClientError: 'invalid_request',
  unregisteredLogoutError: 'redirect_mismatch',
  incompleteLogoutError: 'invalid_request',
  stateOnErrorRedirect: true,
  discoveryCors: true,
  atHash: true,
  invalidClientSecretDescription: true,
  unassociatedScope: 'refused',
  unassociatedClientScope: 'ignored',
  failedExchangeUsesCode: true,
  preSignUpError: 'invalid_request',
  alreadyFoundEntryError: 'invalid_request',
}
