import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageRedirect } from '../http/replies.ts'
import { finishSignIn } from './finishSignIn.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './readAuthorizeRequest.ts'
import { redirectWithError } from './redirectToApp.ts'
import { readSsoSession } from './ssoCookie.ts'

/** `GET /oauth2/authorize`: straight back with a live session, else to a provider or to `/login`. */
export async function authorize(exchange: Exchange): Promise<Reply> {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  const session = readSsoSession(exchange, request.pool)
  const isUsable = session !== undefined && fits(request, session.provider)
  if (session && isUsable && !request.prompts.includes('login')) {
    return finishSignIn(exchange, request, { session, isFresh: false })
  }
  if (request.prompts.includes('none')) {
    const { redirectUri, state } = request
    const { behaviors } = exchange.engine.settings
    return redirectWithError({ redirectUri, error: 'login_required', state, behaviors })
  }
  const provider = request.provider ?? onlyProvider(request)
  if (provider === undefined || provider === 'COGNITO') {
    return pageRedirect(exchange, '/login', exchange.rawQuery)
  }
  const { pool, client } = request
  const federation = { pool, client, provider, query: exchange.rawQuery }
  const query = new URLSearchParams({ state: exchange.engine.federations.add(federation) })
  const path = `/_provider/${encodeURIComponent(provider.name)}`
  return pageRedirect(exchange, path, query.toString())
}

/** Whether a session is of the provider that the request asks for. */
function fits({ provider }: AuthorizeRequest, sessionProvider: string | undefined): boolean {
  if (provider === undefined) return true
  return provider === 'COGNITO' ? sessionProvider === undefined : provider.name === sessionProvider
}

function onlyProvider({ pool, client }: AuthorizeRequest) {
  const [name, second] = client.supportedIdentityProviders
  if (second !== undefined) return undefined
  return pool.identityProviders.find((candidate) => candidate.name === name)
}
