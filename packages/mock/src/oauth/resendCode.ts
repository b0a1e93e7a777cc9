import { verificationTarget } from '../engine/registerUser.ts'
import { sendCode } from '../engine/sendCode.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { showConfirm } from './confirm.ts'
import { refuseForgery } from './formPage.ts'
import { pageStateMissing, readPageState } from './pageState.ts'
import { readAuthorizeRequest } from './readAuthorizeRequest.ts'

/** `POST /resendcode`, the button on `/confirm`: answers with that page again. */
export function resendCode(exchange: Exchange): Reply {
  const { reply, request } = readAuthorizeRequest(exchange)
  if (reply) return reply
  const refused = refuseForgery(exchange)
  if (refused) return refused
  const state = readPageState(exchange, 'confirm')
  const user = state && request.pool.users.get(state.username)
  if (!state || !user) return pageStateMissing(exchange)
  const target = verificationTarget(request.pool, user)
  if (user.status !== 'UNCONFIRMED' || !target) {
    return showConfirm(exchange, request, state, { error: 'User is already confirmed.' })
  }
  const { Destination } = sendCode(exchange.engine, user, target, 'resendCode')
  return showConfirm(exchange, request, state, {
    notice: `We have sent a new code to ${Destination}.`,
  })
}
