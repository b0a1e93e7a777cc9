import type { Exchange, Reply } from '../http/Exchange.ts'
import { errorRedirect, pageRedirect, redirectReply } from '../http/replies.ts'
import { findClient } from './readAuthorizeRequest.ts'
import { endSsoSession } from './ssoCookie.ts'

/** `GET /logout`: to a registered sign-out URL, or to the login page with authorize parameters. */
export function logout(exchange: Exchange): Reply {
  const { query } = exchange
  const { behaviors } = exchange.engine.settings
  const clientId = query.get('client_id')
  const found = findClient(exchange.pools, clientId)
  if (!found) return errorRedirect(exchange, behaviors.unknownClientError, clientId)
  const { pool, client } = found
  const logoutUri = query.get('logout_uri')
  if (logoutUri !== null) {
    if (client.logoutUrls.includes(logoutUri)) {
      return redirectReply(logoutUri, [endSsoSession(exchange, pool)])
    }
    return errorRedirect(exchange, behaviors.unregisteredLogoutError, client.id)
  }
  const redirectUri = query.get('redirect_uri')
  if (redirectUri === null || !query.has('response_type')) {
    return errorRedirect(exchange, behaviors.incompleteLogoutError, client.id)
  }
  if (!client.callbackUrls.includes(redirectUri)) {
    return errorRedirect(exchange, behaviors.unregisteredLogoutError, client.id)
  }
  const next = new URLSearchParams(query)
  for (const name of ['identity_provider', 'idp_identifier']) next.delete(name)
  if (!next.get('scope')) next.set('scope', client.allowedOAuthScopes.join(' '))
  return pageRedirect(exchange, '/login', next.toString(), [endSsoSession(exchange, pool)])
}
