import { CognitoException } from '../engine/CognitoException.ts'
import type { Grant } from '../engine/createGrants.ts'
import type { Client } from '../engine/UserPool.ts'
import { notAuthorized } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'

/** Uses a refresh token. @throws CognitoException with the reason why not */
export function redeemRefreshToken(
  { engine }: OperationContext,
  client: Client,
  refreshToken: string,
): { grant: Grant; refreshToken: string | undefined } {
  const owner = engine.grants.findByRefreshToken(refreshToken)
  if (owner?.client === client) {
    const { pool, user } = owner
    if (pool.users.get(user.username) !== user) {
      throw new CognitoException('UserNotFoundException', 'User does not exist.')
    }
    if (!user.enabled) throw notAuthorized('User is disabled.')
  }
  const redeemed = engine.grants.redeem(client, refreshToken)
  switch (redeemed.status) {
    case 'redeemed':
      return redeemed
    case 'unknown':
      throw notAuthorized('Invalid Refresh Token')
    case 'expired':
      throw notAuthorized('Refresh Token has expired')
    case 'revoked':
      throw notAuthorized('Refresh Token has been revoked')
    case 'reused':
      throw new CognitoException(
        'RefreshTokenReuseException',
        engine.settings.behaviors.refreshTokenReuseMessage,
      )
  }
}
