import type { Grant } from '../engine/createGrants.ts'
import { issueTokens } from '../engine/issueTokens.ts'
import type { OperationContext } from './Operation.ts'

/** Tokens for a grant, in the words of the JSON API. */
export async function authenticationResult(
  { engine, baseUrl }: OperationContext,
  grant: Grant,
  refreshToken: string | undefined,
): Promise<object> {
  const { accessToken, idToken, expiresIn } = await issueTokens(engine, grant, baseUrl)
  return {
    AccessToken: accessToken,
    ExpiresIn: expiresIn,
    ...(idToken !== undefined && { IdToken: idToken }),
    ...(refreshToken !== undefined && { RefreshToken: refreshToken }),
    TokenType: 'Bearer',
  }
}
