import { CognitoError, toCognitoError } from '../base/errors.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { fetchUserInfo, type UserInfo } from '../oauth/fetchUserInfo.ts'

/** Parameters of {@link getUserInfo}. */
export interface GetUserInfoParameters {
  signal?: AbortSignal | undefined
}

/**
 * The profile of the signed-in user, as Cognito knows it now. An access token that was refused is
 * renewed once; a failure never signs anybody out.
 *
 * @throws CognitoError `signedOut`, `tokenRevoked`, `tokenInvalid` when the answer is about somebody
 * else, `network`, `timeout` …
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export async function getUserInfo(
  client: CognitoClient,
  { signal }: GetUserInfoParameters = {},
): Promise<UserInfo> {
  const { environment } = internalsOf(client)
  const { domain, requestTimeout: timeout } = client.config
  const ask = async (forceRefresh: boolean) => {
    const token = await client.getAccessToken({ forceRefresh, signal })
    const { user } = client.session.get()
    const info = await fetchUserInfo(domain, token, { environment, timeout, signal })
    if (info.sub !== user?.sub)
      throw new CognitoError('tokenInvalid', { detail: 'sub of userInfo' })
    return info
  }
  try {
    return await ask(false).catch((error: unknown) => {
      if (toCognitoError(error).code !== 'tokenRevoked') throw error
      return ask(true)
    })
  } catch (error) {
    throw toCognitoError(error)
  }
}
