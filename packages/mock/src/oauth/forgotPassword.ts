import { CognitoException } from '../engine/CognitoException.ts'
import { findUserToSignIn } from '../engine/findUser.ts'
import { startPasswordReset } from '../engine/passwordReset.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref, pageRedirect } from '../http/replies.ts'
import { forgotPasswordPage } from '../pages/forgotPasswordPage.ts'
import { formPage, refuseForgery } from './formPage.ts'
import { startPageState } from './pageState.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './readAuthorizeRequest.ts'
import { usernameTypeOf } from './usernameTypeOf.ts'

/** `GET|POST /forgotPassword`: sends a code and goes on to `/confirmforgotPassword`. */
export function forgotPassword(exchange: Exchange): Reply {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  if (exchange.method === 'GET') return showForgotPassword(exchange, request)
  const refused = refuseForgery(exchange)
  if (refused) return refused
  const username = (exchange.form.get('username') ?? '').trim()
  const { pool, client } = request
  const user = findUserToSignIn(pool, username)
  const next = (name: string, destination: string) => {
    const state = { pool, step: 'confirmForgotPassword', username: name, destination } as const
    const cookies = [startPageState(exchange, state)]
    return pageRedirect(exchange, '/confirmforgotPassword', exchange.rawQuery, cookies)
  }
  if (!user) {
    if (client.hidesUserExistence) return next(username, username.includes('@') ? username : 'e@e')
    return showForgotPassword(exchange, request, 'Username/client id combination not found.')
  }
  try {
    const { attribute } = startPasswordReset(exchange.engine, user)
    return next(user.username, user.attributes.get(attribute) ?? '')
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    return showForgotPassword(exchange, request, error.message)
  }
}

function showForgotPassword(
  exchange: Exchange,
  { pool, client }: AuthorizeRequest,
  error?: string,
): Reply {
  return formPage(exchange, (common) =>
    forgotPasswordPage({
      ...common,
      clientName: client.name,
      action: pageHref(exchange, '/forgotPassword', exchange.rawQuery),
      error,
      username: exchange.form.get('username') ?? undefined,
      usernameType: usernameTypeOf(pool),
      loginHref: pageHref(exchange, '/login', exchange.rawQuery),
    }),
  )
}
