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
}

function judgeTokenAnswer(answer: Answer): TokenAnswer {
  const { status } = answer
  const json = jsonOf(answer)
  const textOf = (key: string) => {
    const value = json?.[key]
    return typeof value === 'string' && value ? value : undefined
  }
  const [idToken, accessToken] = [textOf('id_token'), textOf('access_token')]
  if (status === 200 && idToken && accessToken) {
    return { idToken, accessToken, refreshToken: textOf('refresh_token') }
  }
  const error = textOf('error')
  // Only a refusal in the endpoint's own words counts as one.
  // Anything longer could be an echo of the request.
  if (!error || !/^\w{1,40}$/.test(error) || status < 400 || status > 428) {
    throw errorOfStatus(answer)
  }
  throw new OAuthError(codes[error] ?? 'invalidRequest', {
    error,
    errorDescription: textOf('error_description'),
    status,
  })
}
