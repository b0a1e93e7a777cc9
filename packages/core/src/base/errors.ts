import { sentenceFor } from './sentences.ts'

/**
 * Everything that can go wrong, as one union to `switch` on.
 *
 * Each code has a section in the
 * [troubleshooting page](https://github.com/cognito-kit/cognito-kit/blob/main/packages/core/TROUBLESHOOTING.md).
 */
export type CognitoErrorCode = (typeof cognitoErrorCodes)[number]

/** The codes of {@link CognitoErrorCode}, to iterate over (translations, tests). */
export const cognitoErrorCodes = [
  // Set-up
  'configInvalid',
  'foreignClient',
  'disposed',
  'invalidParameter',
  'redirectOriginMismatch',
  'originNotAllowed',
  'framed',
  'storageUnavailable',
  'chunkMissing',
  // The session
  'signedOut',
  'signingOut',
  'sessionExpired',
  'tokenRevoked',
  'missingScope',
  'notAuthorized',
  // Redirect and popup
  'accessDenied',
  'loginRequired',
  'stateMissing',
  'transactionExpired',
  'codeAlreadyUsed',
  'accountLinked',
  'popupBlocked',
  'popupClosed',
  // Answers of Cognito
  'invalidClient',
  'unauthorizedClient',
  'invalidScope',
  'invalidRequest',
  'invalidGrant',
  'lambdaRejected',
  'tokenInvalid',
  'clockWrong',
  'responseInvalid',
  'limitExceeded',
  'serverError',
  // Transport
  'network',
  'timeout',
  'aborted',
  'unknown',
] as const

/** Settings of a {@link CognitoError} beside its code. */
export interface CognitoErrorOptions {
  /** What was wrong, for developers: an option and its value, a failed check. Never a secret. */
  detail?: string | undefined
  /** Whether the same call may succeed later without anyone changing anything. @default false */
  retryable?: boolean | undefined
  /** The error underneath, if it quotes no secret. */
  cause?: unknown
}

/**
 * The error that every action throws.
 *
 * Switch on {@link CognitoError.code}; show people {@link messageFor}. The `message` is for
 * developers: what happened, why it matters, what to do. Production bundles carry only the code
 * and a link. No message contains a token, a password, a code or a verifier.
 */
export class CognitoError extends Error {
  override name: string = 'CognitoError'
  declare readonly code: CognitoErrorCode
  /** Whether the same call may succeed later without anyone changing anything. */
  declare readonly retryable: boolean

  constructor(
    code: CognitoErrorCode,
    { detail, retryable = false, cause }: CognitoErrorOptions = {},
  ) {
    super(sentenceFor(code, detail), cause === undefined ? cause : { cause })
    this.code = code
    this.retryable = retryable
  }
}

/**
 * An OAuth endpoint answered with an error.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export class OAuthError extends CognitoError {
  override name = 'OAuthError' as const
  /** The OAuth error code as sent: `invalid_grant`, `access_denied` … */
  declare readonly error: string
  /** Cognito's own explanation; absent for an answer that nobody here asked for. */
  declare readonly errorDescription: string | undefined
  /** The HTTP status; `undefined` for an answer that came by redirect. */
  declare readonly status: number | undefined
  /** Which Lambda trigger refused, with {@link CognitoErrorCode} `lambdaRejected`. */
  declare readonly trigger: string | undefined

  constructor(
    code: CognitoErrorCode,
    answer: {
      error: string
      errorDescription?: string | undefined
      status?: number | undefined
      trigger?: string | undefined
    },
    options: CognitoErrorOptions = {},
  ) {
    super(code, { detail: answer.error, ...options })
    Object.assign(this, answer)
  }
}

/** Tells an error of this kit from any other, also one of a second copy of the package. */
export function isCognitoError(error: unknown): error is CognitoError {
  return error instanceof Error && /^(Cognito|OAuth|UserPool)Error$/.test(error.name)
}

/** Gives every failure the one error type: passes a {@link CognitoError} on, wraps the rest. */
export function toCognitoError(error: unknown): CognitoError {
  if (isCognitoError(error)) return error
  // The message of a foreign error may quote its input: only its name is kept.
  return new CognitoError('unknown', { detail: error instanceof Error ? error.name : typeof error })
}
