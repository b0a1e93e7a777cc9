import type { User } from '../engine/UserPool.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { finishSignIn } from './finishSignIn.ts'
import { endPageState } from './pageState.ts'
import type { AuthorizeRequest } from './readAuthorizeRequest.ts'
import { startSsoSession } from './ssoCookie.ts'

/** The end of every interactive sign-in: a new SSO session, and back to the app. */
export function signInOnPage(
  exchange: Exchange,
  request: AuthorizeRequest,
  user: User,
  provider?: string,
): Promise<Reply> {
  const authTime = exchange.engine.clock.seconds()
  const session = { pool: request.pool, user, authTime, provider }
  const cookies = [startSsoSession(exchange, session), endPageState(exchange)]
  return finishSignIn(exchange, request, { session, isFresh: true, cookies })
}
