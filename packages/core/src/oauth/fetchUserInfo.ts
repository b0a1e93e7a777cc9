import type { UserClaims } from '../base/claims.ts'
import { missingOption } from '../base/config.ts'
import { CognitoError } from '../base/errors.ts'
import { errorOfStatus, jsonOf, type SendOptions, send } from '../env/send.ts'

/** The profile of a user. What of it is present depends on the scopes and the app client. */
export interface UserInfo extends UserClaims {
  username?: string | undefined
}

/**
 * Asks the userInfo endpoint. Cognito's `"true"` and `"false"` become booleans.
 *
 * @throws CognitoError `tokenRevoked` when the access token is not accepted
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export async function fetchUserInfo(
  domain: string | undefined,
  accessToken: string,
  options: SendOptions,
): Promise<UserInfo> {
  if (domain === undefined) throw missingOption('domain')
  const answer = await send(
    `${domain}/oauth2/userInfo`,
    { headers: { authorization: `Bearer ${accessToken}` } },
    options,
  )
  // The reason stands in a header that pages of another origin may not read.
  if (answer.status === 401) throw new CognitoError('tokenRevoked')
  if (answer.status === 400) throw new CognitoError('invalidRequest', { detail: 'HTTP 400' })
  const info = jsonOf(answer)
  if (answer.status !== 200 || typeof info?.sub !== 'string') throw errorOfStatus(answer)
  for (const claim of ['email_verified', 'phone_number_verified']) {
    if (typeof info[claim] === 'string') info[claim] = info[claim] === 'true'
  }
  return info as UserInfo
}
