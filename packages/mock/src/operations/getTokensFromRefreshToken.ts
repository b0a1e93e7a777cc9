import { authenticationResult } from './authenticationResult.ts'
import { assertClientSecret, findCaller } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'
import { redeemRefreshToken } from './redeemRefreshToken.ts'
import { fields, validate } from './validate.ts'

/** `GetTokensFromRefreshToken`: with rotation and without. */
export async function getTokensFromRefreshToken(context: OperationContext): Promise<object> {
  const { input } = context
  validate(input, fields.refreshToken, fields.clientId)
  const { client } = findCaller(context)
  assertClientSecret(client, input.string('ClientSecret'))
  const sent = input.string('RefreshToken') ?? ''
  const { grant, refreshToken } = redeemRefreshToken(context, client, sent)
  return { AuthenticationResult: await authenticationResult(context, grant, refreshToken) }
}
