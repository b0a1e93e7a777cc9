import { missingOption } from '../base/config.ts'
import type { SendOptions } from '../env/send.ts'
import { callUserPool } from './callUserPool.ts'

/**
 * Ends all sessions of the user of an access token.
 *
 * @throws CognitoError
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
 */
export async function globalSignOut(
  endpoint: string | undefined,
  accessToken: string,
  options: SendOptions,
): Promise<void> {
  if (endpoint === undefined) throw missingOption('endpoint')
  await callUserPool(endpoint, 'GlobalSignOut', { AccessToken: accessToken }, options)
}
