import { CognitoException } from '../engine/CognitoException.ts'
import { confirmUser } from '../engine/confirmUser.ts'
import type { PageState } from '../engine/createEngine.ts'
import { maskDestination } from '../engine/maskDestination.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref } from '../http/replies.ts'
import { confirmPage } from '../pages/confirmPage.ts'
import { formPage, refuseForgery } from './formPage.ts'
import { pageStateMissing, readPageState } from './pageState.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './readAuthorizeRequest.ts'
import { signInOnPage } from './signInOnPage.ts'

/** `GET|POST /confirm`: the code of a sign-up, after which the person is signed in. */
export async function confirm(exchange: Exchange): Promise<Reply> {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  const state = readPageState(exchange, 'confirm')
  const user = state && request.pool.users.get(state.username)
  if (!state || !user) return pageStateMissing(exchange)
  if (exchange.method === 'GET') return showConfirm(exchange, request, state)
  const refused = refuseForgery(exchange)
  if (refused) return refused
  try {
    const code = (exchange.form.get('code') ?? '').trim()
    confirmUser(request.pool, user, { code, now: exchange.engine.clock.seconds() })
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    return showConfirm(exchange, request, state, { error: error.message })
  }
  return signInOnPage(exchange, request, user)
}

export function showConfirm(
  exchange: Exchange,
  { client }: AuthorizeRequest,
  { destination }: PageState,
  message: { error?: string; notice?: string } = {},
): Reply {
  return formPage(exchange, (common) =>
    confirmPage({
      ...common,
      ...message,
      clientName: client.name,
      action: pageHref(exchange, '/confirm', exchange.rawQuery),
      resendAction: pageHref(exchange, '/resendcode', exchange.rawQuery),
      destination: destination === undefined ? '' : maskDestination(destination),
    }),
  )
}
