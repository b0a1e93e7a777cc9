import { verifyAccessToken } from '../engine/verifyAccessToken.ts'
import { visibleAttributes } from '../engine/visibleAttributes.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { emptyReply, jsonReply } from '../http/replies.ts'

const cors = [['access-control-allow-origin', '*']] as const

/** `GET /oauth2/userInfo`: every value a string; errors are a header without a body. */
export async function userInfo(exchange: Exchange): Promise<Reply> {
  const { engine, headers, pools } = exchange
  const token = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (!token) return refuse(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint')
  const verified = await verifyAccessToken(engine, pools, token)
  if (verified.status !== 'valid' || !verified.grant) return invalidToken('invalid_token')
  const { grant, scopes } = verified
  if (!scopes.includes('openid'))
    return invalidToken(engine.settings.behaviors.userInfoWithoutOpenid)
  const { user, client } = grant
  const body = {
    sub: user.sub,
    ...(user.identities.length > 0 && { identities: JSON.stringify(user.identities) }),
    ...Object.fromEntries(visibleAttributes(client, user, scopes)),
    username: user.username,
  }
  return jsonReply(200, body, cors)
}

function invalidToken(error: string): Reply {
  const text = 'Access token is expired, disabled, or deleted, or the user has globally signed out.'
  return refuse(401, error, text)
}

function refuse(status: number, error: string, description: string): Reply {
  const challenge = `error="${error}", error_description="${description}"`
  return emptyReply(status, [...cors, ['www-authenticate', challenge]])
}
