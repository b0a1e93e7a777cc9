import { CognitoException } from '../engine/CognitoException.ts'
import { checkPassword } from '../engine/checkPassword.ts'
import { findUserToSignIn } from '../engine/findUser.ts'
import { verificationTarget } from '../engine/registerUser.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref, pageRedirect } from '../http/replies.ts'
import { loginPage } from '../pages/loginPage.ts'
import { formPage, refuseForgery } from './formPage.ts'
import { answerNewPassword, askForNewPassword } from './newPassword.ts'
import { readPageState, startPageState } from './pageState.ts'
import { type AuthorizeRequest, readAuthorizeRequest } from './readAuthorizeRequest.ts'
import { signInOnPage } from './signInOnPage.ts'
import { readSsoSession } from './ssoCookie.ts'
import { usernameTypeOf } from './usernameTypeOf.ts'

/** `GET|POST /login`. */
export async function login(exchange: Exchange): Promise<Reply> {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  if (exchange.method === 'GET') return showLogin(exchange, request, request.loginHint)
  const refused = refuseForgery(exchange)
  if (refused) return refused
  // The page for a new password posts here too: Cognito has no address of its own for it.
  const newPassword = exchange.form.has('confirmPassword') && readPageState(exchange, 'newPassword')
  if (newPassword) return answerNewPassword(exchange, request, newPassword.username)
  return signIn(exchange, request)
}

async function signIn(exchange: Exchange, request: AuthorizeRequest): Promise<Reply> {
  const { pool, client } = request
  const username = (exchange.form.get('username') ?? '').trim()
  const password = exchange.form.get('password') ?? ''
  try {
    const now = exchange.engine.clock.seconds()
    const user = checkPassword(pool, client, username, password, now)
    if (user.status !== 'FORCE_CHANGE_PASSWORD') return await signInOnPage(exchange, request, user)
    return askForNewPassword(exchange, request, user)
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    if (error.type !== 'UserNotConfirmedException') {
      return showLogin(exchange, request, username, error.message)
    }
    return goToConfirm(exchange, request, username)
  }
}

function goToConfirm(exchange: Exchange, { pool }: AuthorizeRequest, username: string): Reply {
  const user = findUserToSignIn(pool, username)
  const target = user && verificationTarget(pool, user)
  const destination = target && user?.attributes.get(target)
  const state = {
    pool,
    step: 'confirm',
    username: user?.username ?? username,
    destination,
  } as const
  return pageRedirect(exchange, '/confirm', exchange.rawQuery, [startPageState(exchange, state)])
}

function showLogin(
  exchange: Exchange,
  request: AuthorizeRequest,
  username?: string,
  error?: string,
): Reply {
  const { pool, client, prompts } = request
  const { rawQuery } = exchange
  const names = client.supportedIdentityProviders.filter((name) => name !== 'COGNITO')
  const session = prompts.includes('login') ? undefined : readSsoSession(exchange, pool)
  return formPage(exchange, (common) =>
    loginPage({
      ...common,
      clientName: client.name,
      action: pageHref(exchange, '/login', rawQuery),
      error,
      username,
      usernameType: usernameTypeOf(pool),
      identityProviders: names.map((name) => ({
        name,
        href: authorizeHref(exchange, { identity_provider: name }),
      })),
      signUpHref: pool.adminCreateUserOnly ? undefined : pageHref(exchange, '/signup', rawQuery),
      forgotPasswordHref: pageHref(exchange, '/forgotPassword', rawQuery),
      signedInAs: session && {
        username: session.user.attributes.get('email') ?? session.user.username,
        href: authorizeHref(exchange, {}),
      },
    }),
  )
}

function authorizeHref(exchange: Exchange, changes: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(exchange.rawQuery)
  for (const name of ['identity_provider', 'idp_identifier']) query.delete(name)
  for (const [name, value] of Object.entries(changes)) query.set(name, value)
  return pageHref(exchange, '/oauth2/authorize', query.toString())
}
