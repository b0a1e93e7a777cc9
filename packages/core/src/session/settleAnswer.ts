import { CognitoError, OAuthError, toCognitoError } from '../base/errors.ts'
import { readAuthorizationResponse } from '../oauth/authorization.ts'
import { authorizeErrorCode } from '../oauth/authorizeErrors.ts'
import type { CallbackOutcome } from './callbackOutcome.ts'
import type { SessionContext } from './context.ts'
import { exchange } from './exchange.ts'
import { popupSuffix, type WaitingAnswer } from './findAnswer.ts'
import { findTransaction, type Transaction } from './findTransaction.ts'
import { leaveForSignIn } from './leaveForSignIn.ts'
import { reportToOpener } from './popupAnswer.ts'
import { removeTransaction, saveTransaction, transactionLifetime } from './transactions.ts'

/** Seconds after the first try for which a code may be sent again. */
const retryWindow = 300

/** Deals with an answer of managed login; an error that stays open is retryable. */
export async function settleAnswer(
  context: SessionContext,
  { state, query }: WaitingAnswer,
): Promise<CallbackOutcome> {
  const { config, environment } = context
  if (state?.endsWith(popupSuffix) && (await reportToOpener(context, state, query))) {
    return { status: 'none' }
  }
  const transaction = findTransaction(environment, state)
  if (!transaction) return { status: 'failed', error: unknownState(query), returnTo: '/' }
  const { returnTo } = transaction
  try {
    await exchangeAnswer(context, transaction, query)
  } catch (thrown) {
    const error = toCognitoError(thrown)
    if (error.retryable && !(error instanceof OAuthError)) {
      return { status: 'failed', error, returnTo }
    }
    removeTransaction(environment, transaction.state)
    if (error.code === 'accountLinked' && config.retryFederatedSignUp && !transaction.isRetry) {
      await leaveForSignIn(context, { ...transaction, isRetry: true })
      return { status: 'none' }
    }
    return { status: 'failed', error, returnTo }
  }
  removeTransaction(environment, transaction.state)
  return { status: 'done', returnTo }
}

async function exchangeAnswer(
  context: SessionContext,
  transaction: Transaction,
  query: string,
): Promise<void> {
  const { config, environment } = context
  const now = environment.clock.now()
  const { sentAt, createdAt, request } = transaction
  if (now - createdAt > transactionLifetime) throw new CognitoError('transactionExpired')
  if (sentAt !== undefined && now - sentAt > retryWindow) throw new CognitoError('codeAlreadyUsed')
  const code = await readAuthorizationResponse(request, query, config.issuers)
  saveTransaction(environment, { ...transaction, sentAt: sentAt ?? now })
  try {
    await exchange(context, code)
  } catch (error) {
    const wasSent = sentAt !== undefined && error instanceof OAuthError
    throw wasSent && error.error === 'invalid_grant' ? new CognitoError('codeAlreadyUsed') : error
  }
}

/** An answer that nobody here asked for; what it says counts only if Cognito could have said it. */
function unknownState(query: string): CognitoError {
  const error = new URLSearchParams(query).get('error')
  const code = authorizeErrorCode(error)
  if (!code || error === null) return new CognitoError('stateMissing')
  return new CognitoError('stateMissing', { detail: error, cause: new CognitoError(code) })
}
