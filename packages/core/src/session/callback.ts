import type { Navigate, ResolvedConfig } from '../base/config.ts'
import { CognitoError, OAuthError, toCognitoError } from '../base/errors.ts'
import { createWritable, type Readable } from '../base/readable.ts'
import type { Environment } from '../env/environment.ts'
import {
  type AuthorizationResponse,
  authorizationResponseIn,
  authorizeErrors,
} from '../oauth/authorizationResponse.ts'
import { loadAuthorization } from './authorizationRoom.ts'
import type { CallbackOutcome } from './callbackOutcome.ts'
import type { Exchange } from './exchange.ts'
import { isPopupState, reportToOpener } from './popupAnswer.ts'
import type { Redirect } from './redirect.ts'
import { redirectUriOf } from './redirectUri.ts'
import { type Transaction, type Transactions, transactionLifetime } from './transactions.ts'

/** The answers that a sign-in page sends back to this page. */
export interface Callback {
  readonly outcome: Readable<CallbackOutcome>
  /**
   * Takes an answer out of the URL into `sessionStorage`: synchronous, without a request, and any
   * client with the same id can go on from there.
   */
  capture(): void
  /** Deals with a captured answer. One at a time, however often it is called. */
  resume(): Promise<void>
  /** Exchanges an answer again whose outcome stayed open. `false` if there is none. */
  retry(): Promise<boolean>
  /** Goes to a path of the app, unless the page is there already. */
  goTo(path: string): void
}

/** Seconds after the first try for which a code may be sent again. */
const retryWindow = 300

/** What waits in `sessionStorage`: the state of a transaction, a stranger's error, a popup's answer. */
type Waiting =
  | { readonly kind: 'transaction'; readonly state: string }
  | { readonly kind: 'unknown'; readonly error: string | undefined }
  | { readonly kind: 'popup'; readonly state: string; readonly query: string }

/** What the handling of answers needs. */
export interface CallbackParts {
  readonly config: ResolvedConfig
  readonly environment: Environment
  readonly key: string
  readonly transactions: Transactions
  readonly exchange: Exchange
  readonly redirect: Redirect
  /** How to go to a path of the app, at the time when it is asked. */
  readonly navigate: () => Navigate
}

export function createCallback(parts: CallbackParts): Callback {
  const { config, environment, transactions, redirect } = parts
  const { navigation, clock, webStorage } = environment
  const outcome = createWritable<CallbackOutcome>({ status: 'none' })
  const slot = `${parts.key}.callback`
  let running: Promise<void> | undefined
  let handledState: string | null | undefined

  const isRefused = () => navigation.isFramed && !config.allowFrame
  const fail = (error: CognitoError, returnTo = '/') =>
    outcome.set({ status: 'failed', error, returnTo })

  function responseHere(): AuthorizationResponse | undefined {
    if (!navigation.isAvailable || config.redirectUri === undefined) return undefined
    return authorizationResponseIn(navigation.href, redirectUriOf(config, navigation))
  }

  function readSlot(): Waiting | undefined {
    try {
      return JSON.parse(webStorage.session?.getItem(slot) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  function writeSlot(waiting: Waiting): void {
    try {
      webStorage.session?.setItem(slot, JSON.stringify(waiting))
    } catch {
      // Without storage there is no transaction either: the answer is reported from the URL.
    }
  }

  /** What an answer in the URL is to us; `undefined` when it is somebody else's. */
  function classify({ state, query, error }: AuthorizationResponse): Waiting | undefined {
    if (state !== null && isPopupState(state)) return { kind: 'popup', state, query }
    const transaction = state === null ? undefined : transactions.find(state)
    if (!transaction || state === null) return error ? { kind: 'unknown', error } : undefined
    if (transaction.clientId !== config.clientId) return undefined
    transactions.save({ ...transaction, answer: query })
    return { kind: 'transaction', state }
  }

  function isOfAnotherClient({ state }: AuthorizationResponse): boolean {
    const owner = state === null ? undefined : transactions.find(state)?.clientId
    return owner !== undefined && owner !== config.clientId
  }

  async function settle(): Promise<void> {
    const waiting = readSlot()
    if (waiting?.kind === 'transaction') handledState = waiting.state
    const response = responseHere()
    if (response && isRefused()) return fail(new CognitoError('framed'))
    if (response && !isOfAnotherClient(response)) {
      // Either a router put the query back, or this is an answer that nobody here asked for.
      navigation.rewrite(response.cleanPath)
      if (!waiting && response.state !== handledState) {
        return fail(unknownState(response.error))
      }
    }
    if (!waiting) return
    if (waiting.kind === 'transaction') return settleTransaction(waiting.state)
    webStorage.session?.removeItem(slot)
    if (waiting.kind === 'unknown') return fail(unknownState(waiting.error))
    if (await reportToOpener(environment, parts.key, waiting)) outcome.set({ status: 'none' })
    else fail(unknownState(undefined))
  }

  async function settleTransaction(state: string): Promise<void> {
    const transaction = transactions.find(state)
    const isTooOld =
      !transaction?.answer || clock.now() - transaction.createdAt > transactionLifetime
    try {
      if (!transaction || isTooOld) throw new CognitoError('transactionExpired')
      await exchange(transaction)
    } catch (thrown) {
      const error = toCognitoError(thrown)
      if (!mayRetry(error)) forget(state)
      if (transaction && error.code === 'accountLinked' && mayStartAgain(transaction)) {
        return redirect.go({ ...transaction, isRetry: true })
      }
      return fail(error, transaction?.returnTo)
    }
    forget(state)
    const { returnTo } = transaction
    outcome.set({ status: 'done', returnTo })
    goTo(returnTo)
  }

  async function exchange(transaction: Transaction): Promise<void> {
    const { sentAt, answer = '', request } = transaction
    if (sentAt !== undefined && clock.now() - sentAt > retryWindow) {
      throw new CognitoError('codeAlreadyUsed')
    }
    const { readAuthorizationResponse } = await loadAuthorization()
    const code = await readAuthorizationResponse(request, answer, config.issuers)
    transactions.save({ ...transaction, sentAt: sentAt ?? clock.now() })
    try {
      await parts.exchange(code)
    } catch (error) {
      const wasUsed = sentAt !== undefined && error instanceof OAuthError
      throw wasUsed && error.error === 'invalid_grant' ? new CognitoError('codeAlreadyUsed') : error
    }
  }

  const mayStartAgain = ({ isRetry }: Transaction) => config.retryFederatedSignUp && !isRetry

  function forget(state: string): void {
    transactions.remove(state)
    webStorage.session?.removeItem(slot)
  }

  function goTo(path: string): void {
    // The same page again needs no navigation, and a page load would lose what is in memory.
    if (navigation.origin + path !== navigation.href) parts.navigate()(path)
  }

  function run(): Promise<void> {
    running ??= settle().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    outcome,
    capture() {
      const response = responseHere()
      if (response && !isRefused()) {
        const waiting = classify(response)
        if (waiting) {
          writeSlot(waiting)
          handledState = response.state
          navigation.rewrite(response.cleanPath)
        }
      }
      if (readSlot()) outcome.set({ status: 'pending' })
    },
    resume: run,
    goTo,
    async retry() {
      const waiting = readSlot()
      if (waiting?.kind !== 'transaction') return false
      outcome.set({ status: 'pending' })
      await run()
      return true
    },
  }
}

/** Only an outcome that stayed open leaves the answer in place. */
function mayRetry(error: CognitoError): boolean {
  return error.retryable && !(error instanceof OAuthError)
}

function unknownState(error: string | undefined): CognitoError {
  const code = error === undefined ? undefined : authorizeErrors[error]
  return new CognitoError('stateMissing', {
    cause: code && new CognitoError(code),
    detail: error,
  })
}
