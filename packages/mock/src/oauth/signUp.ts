import { CognitoException } from '../engine/CognitoException.ts'
import { registerUser } from '../engine/registerUser.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref, pageRedirect } from '../http/replies.ts'
import { signUpPage } from '../pages/signUpPage.ts'
import { formPage, refuseForgery } from './formPage.ts'
import { attributesToAsk, readAttributeFields } from './pageAttributes.ts'
import { startPageState } from './pageState.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './readAuthorizeRequest.ts'
import { signInOnPage } from './signInOnPage.ts'
import { usernameTypeOf } from './usernameTypeOf.ts'

/** `GET|POST /signup`. */
export async function signUp(exchange: Exchange): Promise<Reply> {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  if (exchange.method === 'GET') return showSignUp(exchange, request)
  const refused = refuseForgery(exchange)
  if (refused) return refused
  const { engine, form } = exchange
  const { pool, client } = request
  try {
    const { user, delivery } = registerUser(engine, pool, client, {
      username: (form.get('username') ?? '').trim(),
      password: form.get('password') ?? '',
      attributes: readAttributeFields(form),
    })
    if (user.status === 'CONFIRMED') return await signInOnPage(exchange, request, user)
    const destination = delivery && user.attributes.get(delivery.AttributeName)
    const state = { pool, step: 'confirm', username: user.username, destination } as const
    return pageRedirect(exchange, '/confirm', exchange.rawQuery, [startPageState(exchange, state)])
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    return showSignUp(exchange, request, error.message)
  }
}

function showSignUp(exchange: Exchange, { pool, client }: AuthorizeRequest, error?: string): Reply {
  const { rawQuery, form } = exchange
  return formPage(exchange, (common) =>
    signUpPage({
      ...common,
      clientName: client.name,
      action: pageHref(exchange, '/signup', rawQuery),
      error,
      username: form.get('username') ?? undefined,
      usernameType: usernameTypeOf(pool),
      attributes: attributesToAsk(pool, readAttributeFields(form)),
      loginHref: pageHref(exchange, '/login', rawQuery),
      passwordPolicy: pool.passwordPolicy,
    }),
  )
}
