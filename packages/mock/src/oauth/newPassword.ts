import { CognitoException } from '../engine/CognitoException.ts'
import { assertPasswordPolicy } from '../engine/passwordPolicy.ts'
import type { User } from '../engine/UserPool.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref } from '../http/replies.ts'
import { newPasswordPage } from '../pages/newPasswordPage.ts'
import { formPage } from './formPage.ts'
import { attributesToAsk, readAttributeFields } from './pageAttributes.ts'
import { pageStateMissing, startPageState } from './pageState.ts'
import type { AuthorizeRequest } from './readAuthorizeRequest.ts'
import { signInOnPage } from './signInOnPage.ts'

/** The page for a user with a temporary password. */
export function askForNewPassword(
  exchange: Exchange,
  request: AuthorizeRequest,
  user: User,
  error?: string,
): Reply {
  const { pool, client } = request
  const { username } = user
  const missing = attributesToAsk(pool).filter(({ name }) => !user.attributes.get(name))
  const state = { pool, step: 'newPassword', username, destination: undefined } as const
  return formPage(
    exchange,
    (common) =>
      newPasswordPage({
        ...common,
        clientName: client.name,
        action: pageHref(exchange, '/login', exchange.rawQuery),
        error,
        attributes: missing,
        passwordPolicy: pool.passwordPolicy,
      }),
    [startPageState(exchange, state)],
  )
}

/** The answer to it: the new password counts, and the user is signed in. */
export async function answerNewPassword(
  exchange: Exchange,
  request: AuthorizeRequest,
  username: string,
): Promise<Reply> {
  const { engine, form } = exchange
  const user = request.pool.users.get(username)
  if (user?.status !== 'FORCE_CHANGE_PASSWORD' || !user.enabled) return pageStateMissing(exchange)
  const password = form.get('password') ?? ''
  if (password !== form.get('confirmPassword')) {
    return askForNewPassword(exchange, request, user, 'Passwords do not match.')
  }
  try {
    assertPasswordPolicy(request.pool, password)
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    return askForNewPassword(exchange, request, user, error.message)
  }
  user.password = password
  user.passwordSetAt = engine.clock.seconds()
  user.status = 'CONFIRMED'
  for (const [name, value] of readAttributeFields(form)) user.attributes.set(name, value)
  return signInOnPage(exchange, request, user)
}
