import { sha256, toBase64url, utf8 } from '../engine/bytes.ts'
import { type IssuedTokens, issueClientToken, issueTokens } from '../engine/issueTokens.ts'
import type { Client, UserPool } from '../engine/UserPool.ts'
import { canReadScopes } from '../engine/visibleAttributes.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { jsonReply } from '../http/replies.ts'
import { authenticateClient } from './authenticateClient.ts'
import { grantScopes } from './grantScopes.ts'

const cors = [['access-control-allow-origin', '*']] as const

interface Caller {
  pool: UserPool
  client: Client
}

/** `POST /oauth2/token`. Every error is a 400 with `error` and, mostly, nothing else. */
export async function token(exchange: Exchange): Promise<Reply> {
  if (!exchange.isForm) return refuse('invalid_request')
  const grantType = exchange.form.get('grant_type')
  if (!grantType) return refuse('invalid_request')
  const caller = authenticateClient(exchange)
  if (caller.error) return refuse(caller.error, caller.description)
  if (grantType === 'authorization_code') return exchangeCode(exchange, caller)
  if (grantType === 'refresh_token') return refresh(exchange, caller)
  if (grantType === 'client_credentials') return clientCredentials(exchange, caller)
  return refuse('unsupported_grant_type')
}

async function exchangeCode(exchange: Exchange, { pool, client }: Caller): Promise<Reply> {
  const { engine, form } = exchange
  if (!client.allowedOAuthFlows.includes('code')) return refuse('unauthorized_client')
  const code = form.get('code')
  const redirectUri = form.get('redirect_uri')
  if (!code || !redirectUri) return refuse('invalid_request')
  const facts = engine.codes.get(code)
  if (!facts || facts.client !== client) return refuse('invalid_grant')
  const { failedExchangeUsesCode } = engine.settings.behaviors
  if (failedExchangeUsesCode) engine.codes.remove(code)
  if (redirectUri !== facts.redirectUri) return refuse('unauthorized_client', 'invalid_redirect')
  if (facts.codeChallenge !== undefined) {
    const digest = await sha256(utf8(form.get('code_verifier') ?? ''))
    if (toBase64url(digest) !== facts.codeChallenge) return refuse('invalid_grant')
  }
  const { user } = facts
  const isThere = user.enabled && pool.users.get(user.username) === user
  if (!isThere || !canReadScopes(client, facts.scopes)) return refuse('invalid_grant')
  // Two exchanges of one code may both have waited for the digest above.
  if (!failedExchangeUsesCode && !engine.codes.take(code)) return refuse('invalid_grant')
  const { scopes, authTime, nonce, resource } = facts
  const sources = { pool, client, user, scopes, authTime, nonce, resource, isOAuth: true }
  const { grant, refreshToken } = engine.grants.create(sources)
  return answer(await issueTokens(engine, grant, exchange.baseUrl), refreshToken)
}

async function refresh(exchange: Exchange, { client, pool }: Caller): Promise<Reply> {
  const { engine, form } = exchange
  const sent = form.get('refresh_token')
  if (!sent) return refuse('invalid_request')
  if (client.allowedOAuthFlows.includes('client_credentials')) return refuse('unauthorized_client')
  const owner = engine.grants.findByRefreshToken(sent)?.user
  if (owner && (!owner.enabled || pool.users.get(owner.username) !== owner)) {
    return refuse('invalid_grant')
  }
  const redeemed = engine.grants.redeem(client, sent)
  if (redeemed.status === 'reused') return refuse(engine.settings.behaviors.refreshTokenReuseError)
  if (redeemed.status !== 'redeemed') return refuse('invalid_grant')
  const tokens = await issueTokens(engine, redeemed.grant, exchange.baseUrl)
  return answer(tokens, redeemed.refreshToken)
}

async function clientCredentials(exchange: Exchange, { pool, client }: Caller): Promise<Reply> {
  const { engine, form } = exchange
  if (!client.allowedOAuthFlows.includes('client_credentials')) return refuse('unauthorized_client')
  const { unassociatedClientScope } = engine.settings.behaviors
  const scopes = grantScopes(client, form.get('scope'), unassociatedClientScope)
  if (!scopes) return refuse('invalid_scope')
  return answer(await issueClientToken(engine, pool, client, scopes, exchange.baseUrl), undefined)
}

function answer(tokens: IssuedTokens, refreshToken: string | undefined): Reply {
  const body = {
    ...(tokens.idToken !== undefined && { id_token: tokens.idToken }),
    access_token: tokens.accessToken,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    expires_in: tokens.expiresIn,
    token_type: 'Bearer',
  }
  return jsonReply(200, body, cors)
}

function refuse(error: string, description?: string): Reply {
  const body = { error, ...(description !== undefined && { error_description: description }) }
  return jsonReply(400, body, cors)
}
