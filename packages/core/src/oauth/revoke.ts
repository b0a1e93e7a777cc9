import { type SendOptions, send } from '../env/send.ts'

/**
 * Revokes a refresh token and the tokens that came of it. Cognito takes no other kind here.
 *
 * @throws CognitoError when the endpoint did not answer
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export async function revoke(
  domain: string,
  clientId: string,
  refreshToken: string,
  options: SendOptions,
): Promise<void> {
  await send(
    `${domain}/oauth2/revoke`,
    {
      method: 'POST',
      body: new URLSearchParams({ token: refreshToken, client_id: clientId }),
      // The page may be on its way to another one.
      keepalive: true,
    },
    options,
  )
}
