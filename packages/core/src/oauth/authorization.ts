// The one file that knows oidc-client-ts, loaded when a sign-in starts or its answer arrives. Only
// the two value classes are used: `OidcClient` stops its time-out at the headers, loses the HTTP
// status, quotes code and verifier in its errors, and gives up the transaction on a 503.
import { SigninResponse, SigninState } from 'oidc-client-ts'
import { CognitoError, OAuthError } from '../base/errors.ts'
import { randomId } from '../base/randomId.ts'
import { problemOf } from '../base/sentences.ts'
import { authorizeErrorCode } from './authorizeErrors.ts'

/** An authorization request, ready to be stored and sent. */
export interface AuthorizationRequest {
  readonly state: string
  readonly url: string
  /** Verifier, nonce and the rest, for {@link readAuthorizationResponse}. */
  readonly saved: string
}

/** What to build an authorization request from. */
export interface AuthorizationRequestParameters {
  readonly domain: string
  readonly clientId: string
  readonly redirectUri: string
  readonly issuer: string
  readonly query: Readonly<Record<string, string>>
  /** `/oauth2/authorize`, or `/signup`, which takes the same parameters. */
  readonly path: string
  /** Ends the state, to tell the answer of a popup from that of a redirect. */
  readonly stateSuffix?: string | undefined
}

/**
 * Builds an authorization request with PKCE (S256), state and nonce.
 *
 * @throws CognitoError `configInvalid` where the browser has no WebCrypto
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.3
 */
export async function createAuthorizationRequest(
  parameters: AuthorizationRequestParameters,
): Promise<AuthorizationRequest> {
  const { domain, clientId, redirectUri, issuer, query, path, stateSuffix = '' } = parameters
  if (!globalThis.crypto?.subtle) {
    throw new CognitoError('configInvalid', {
      detail: problemOf('crypto.subtle'),
    })
  }
  const signin = await SigninState.create({
    // Unreserved characters only: Cognito encodes the state once or twice, as it pleases.
    id: randomId() + stateSuffix,
    code_verifier: true,
    nonce: randomId(),
    authority: issuer,
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: query.scope ?? '',
  })
  const search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    ...query,
    state: signin.id,
    nonce: signin.nonce ?? '',
    code_challenge: signin.code_challenge ?? '',
    code_challenge_method: 'S256',
  })
  return { state: signin.id, url: `${domain}${path}?${search}`, saved: signin.toStorageString() }
}

/** A code, in the form that the token endpoint takes. */
export interface CodeExchange {
  readonly form: Readonly<Record<string, string>>
  readonly nonce: string
}

/**
 * Judges an authorization response against the request that it answers.
 *
 * @throws OAuthError for an error response; CognitoError `stateMissing`, `tokenInvalid`
 * @see https://www.rfc-editor.org/rfc/rfc9207#section-2.4
 */
export async function readAuthorizationResponse(
  saved: string,
  query: string,
  issuers: readonly string[],
): Promise<CodeExchange> {
  const parameters = new URLSearchParams(query)
  const signin = await SigninState.fromStorageString(saved)
  const response = readResponse(parameters)
  if (!response || response.state !== signin.id) throw new CognitoError('stateMissing')
  const issuer = parameters.get('iss')
  if (issuer !== null && !issuers.includes(issuer)) {
    throw new CognitoError('tokenInvalid', { detail: 'iss of the response' })
  }
  if (response.error !== null)
    throw errorOf(response.error, response.error_description ?? undefined)
  if (!response.code || !signin.code_verifier || !signin.nonce) {
    throw new CognitoError('stateMissing')
  }
  return {
    nonce: signin.nonce,
    form: {
      grant_type: 'authorization_code',
      client_id: signin.client_id,
      redirect_uri: signin.redirect_uri,
      code: response.code,
      code_verifier: signin.code_verifier,
    },
  }
}

function readResponse(parameters: URLSearchParams): SigninResponse | undefined {
  try {
    return new SigninResponse(parameters)
  } catch {
    // A state such as `%` makes the decoder throw.
    return undefined
  }
}

function errorOf(error: string, description: string | undefined): OAuthError {
  const errorDescription = description?.slice(0, 500)
  if (/already found an entry for username/i.test(description ?? '')) {
    return new OAuthError('accountLinked', { error, errorDescription }, { retryable: true })
  }
  const [, trigger, text] = /(\w+) failed with error (.*)/s.exec(errorDescription ?? '') ?? []
  if (trigger) {
    return new OAuthError('lambdaRejected', { error, errorDescription: text, trigger })
  }
  return new OAuthError(
    authorizeErrorCode(error) ?? 'invalidRequest',
    { error: error.slice(0, 100), errorDescription },
    { retryable: error === 'server_error' },
  )
}
