import { type CognitoErrorCode, OAuthError } from '../base/errors.ts'
import { type Answer, errorOfStatus, jsonOf, type SendOptions, send } from '../env/send.ts'

/** What the token endpoint gives. @see https://www.rfc-editor.org/rfc/rfc6749#section-5.1 */
export interface TokenAnswer {
  readonly idToken: string
  readonly accessToken: string
  /** Absent on a refresh without rotation: the old one stays good. */
  readonly refreshToken: string | undefined
}

/**
 * Asks the token endpoint, with the form of a code exchange or of a refresh.
 *
 * @throws OAuthError for an answer of the endpoint; other `CognitoError`s for anything that leaves
 * open whether the request was carried out
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function postToken(
  domain: string,
  form: Readonly<Record<string, string>>,
  options: SendOptions,
): Promise<TokenAnswer> {
  return judgeTokenAnswer(
    await send(
      `${domain}/oauth2/token`,
      { method: 'POST', body: new URLSearchParams(form) },
      options,
    ),
  )
}

const codes: Readonly<Record<string, CognitoErrorCode>> = {
  invalid_grant: 'invalidGrant',
  invalid_client: 'invalidClient',
  unauthorized_client: 'unauthorizedClient',
  unsupported_grant_type: 'unauthorizedClient',
  invalid_scope: 'invalidScope',
}

function judgeTokenAnswer(answer: Answer): TokenAnswer {
  const json = jsonOf(answer)
  if (answer.status === 200 && json) {
    const { id_token: idToken, access_token: accessToken, refresh_token: refreshToken } = json
    if (typeof idToken === 'string' && typeof accessToken === 'string') {
      return {
        idToken,
        accessToken,
        refreshToken: typeof refreshToken === 'string' && refreshToken ? refreshToken : undefined,
      }
    }
  }
  const error = json?.error
  // Only a refusal in the endpoint's own words counts as one.
  if (typeof error !== 'string' || answer.status < 400 || answer.status >= 500) {
    throw errorOfStatus(answer)
  }
  if (answer.status === 429) throw errorOfStatus(answer)
  const errorDescription = json?.error_description
  throw new OAuthError(codes[error] ?? 'invalidRequest', {
    error: error.slice(0, 100),
    errorDescription:
      typeof errorDescription === 'string' ? errorDescription.slice(0, 500) : undefined,
    status: answer.status,
  })
}
