import { CognitoException } from '../engine/CognitoException.ts'
import { codeMismatch } from '../engine/checkCode.ts'
import type { PageState } from '../engine/createEngine.ts'
import { maskDestination } from '../engine/maskDestination.ts'
import { finishPasswordReset } from '../engine/passwordReset.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref, pageRedirect } from '../http/replies.ts'
import { confirmForgotPasswordPage } from '../pages/confirmForgotPasswordPage.ts'
import { formPage, refuseForgery } from './formPage.ts'
import { endPageState, pageStateMissing, readPageState } from './pageState.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './readAuthorizeRequest.ts'

/** `GET|POST /confirmforgotPassword`: the code and a new password, then `/login`. */
export function confirmForgotPassword(exchange: Exchange): Reply {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  const state = readPageState(exchange, 'confirmForgotPassword')
  if (!state) return pageStateMissing(exchange)
  if (exchange.method === 'GET') return show(exchange, request, state)
  const refused = refuseForgery(exchange)
  if (refused) return refused
  const { form, engine } = exchange
  const password = form.get('password') ?? ''
  if (password !== form.get('confirmPassword')) {
    return show(exchange, request, state, 'Passwords do not match.')
  }
  try {
    const user = request.pool.users.get(state.username)
    // The page came for an unknown name too; a wrong code is what its owner would see.
    if (!user) throw codeMismatch()
    const code = (form.get('code') ?? '').trim()
    finishPasswordReset(request.pool, user, code, password, engine.clock.seconds())
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    return show(exchange, request, state, error.message)
  }
  return pageRedirect(exchange, '/login', exchange.rawQuery, [endPageState(exchange)])
}

function show(
  exchange: Exchange,
  { pool, client }: AuthorizeRequest,
  { destination = '' }: PageState,
  error?: string,
): Reply {
  return formPage(exchange, (common) =>
    confirmForgotPasswordPage({
      ...common,
      clientName: client.name,
      action: pageHref(exchange, '/confirmforgotPassword', exchange.rawQuery),
      error,
      destination: maskDestination(destination),
      passwordPolicy: pool.passwordPolicy,
    }),
  )
}
