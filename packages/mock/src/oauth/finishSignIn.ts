import { randomUuid } from '../engine/bytes.ts'
import type { SsoSession } from '../engine/createEngine.ts'
import { issueTokens } from '../engine/issueTokens.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { redirectReply } from '../http/replies.ts'
import type { AuthorizeRequest } from './readAuthorizeRequest.ts'
import { appendQuery } from './redirectToApp.ts'

export interface SignIn {
  session: SsoSession
  /** Not with the SSO cookie: `state` is then encoded once, else twice. */
  isFresh: boolean
  cookies?: readonly string[] | undefined
}

/** Sends the browser back to the app with a code, or with tokens in the fragment. */
export async function finishSignIn(
  exchange: Exchange,
  request: AuthorizeRequest,
  { session, isFresh, cookies = [] }: SignIn,
): Promise<Reply> {
  const { engine } = exchange
  const { pool, client, redirectUri, scopes, resource, codeChallenge } = request
  const { user, authTime } = session
  // Cognito makes a nonce of its own for federated sign-ins without one.
  const nonce = request.nonce ?? (session.provider === undefined ? undefined : randomUuid())
  const state = encodeState(request.state, isFresh)
  if (request.responseType === 'code') {
    const facts = { pool, client, user, redirectUri, scopes, authTime, nonce, resource }
    const code = engine.codes.add({ ...facts, codeChallenge })
    return redirectReply(appendQuery(redirectUri, `code=${code}${state}`), cookies)
  }
  const facts = { pool, client, user, scopes, authTime, nonce, resource, isOAuth: true }
  const { grant } = engine.grants.create(facts)
  const tokens = await issueTokens(engine, grant, exchange.baseUrl)
  const fragment = [
    tokens.idToken && `id_token=${tokens.idToken}`,
    `access_token=${tokens.accessToken}`,
    `expires_in=${tokens.expiresIn}`,
    'token_type=Bearer',
  ].filter(Boolean)
  return redirectReply(`${redirectUri}#${fragment.join('&')}${state}`, cookies)
}

function encodeState(state: string | undefined, isFresh: boolean): string {
  if (state === undefined) return ''
  const once = encodeURIComponent(state)
  return `&state=${isFresh ? once : encodeURIComponent(once)}`
}
