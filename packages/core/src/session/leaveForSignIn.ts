import { missingOption } from '../base/config.ts'
import { CognitoError } from '../base/errors.ts'
import { type AuthorizationRequest, createAuthorizationRequest } from '../oauth/authorization.ts'
import { type AuthorizeParameters, authorizeQuery } from '../oauth/authorizeQuery.ts'
import { absolute } from './absolute.ts'
import type { SessionContext } from './context.ts'
import type { Transaction } from './findTransaction.ts'
import { saveTransaction } from './transactions.ts'

/** Sends the person to managed login for what an app asked for. */
export function signIn(
  context: SessionContext,
  { returnTo, signUp = false, ...parameters }: AuthorizeParameters & { returnTo: string },
): Promise<void> {
  const query = authorizeQuery(parameters, context.config.scopes)
  return leaveForSignIn(context, { query, signUp, returnTo, isRetry: false })
}

/** What a sign-in at managed login asks for, and where it leads. */
export type SignInRequest = Pick<Transaction, 'query' | 'signUp' | 'returnTo' | 'isRetry'>

/**
 * Builds the request of a sign-in, for whatever window shows it.
 *
 * @throws CognitoError `configInvalid` without `domain` or `redirectUri`
 */
export async function prepareSignIn(
  { config, environment, persistence }: SessionContext,
  { query, signUp }: Pick<SignInRequest, 'query' | 'signUp'>,
  stateSuffix?: string,
): Promise<AuthorizationRequest> {
  const { domain, redirectUri, clientId, issuers } = config
  if (domain === undefined) throw missingOption('domain')
  if (redirectUri === undefined) throw missingOption('redirectUri')
  const mustAsk = !query.prompt && (await persistence.mustReauthenticate())
  return createAuthorizationRequest({
    domain,
    clientId,
    redirectUri: absolute(redirectUri, environment.navigation),
    issuer: issuers[0],
    query: mustAsk ? { ...query, prompt: 'login' } : query,
    path: signUp ? '/signup' : '/oauth2/authorize',
    stateSuffix,
  })
}

/**
 * Leaves for managed login; settles when the page comes back from the back-forward cache.
 *
 * @throws CognitoError `framed`, `redirectOriginMismatch`, `storageUnavailable`, before leaving
 */
export async function leaveForSignIn(
  context: SessionContext,
  request: SignInRequest,
): Promise<void> {
  const { config, environment, persistence } = context
  const { navigation, clock } = environment
  if (navigation.isFramed && !config.allowFrame) throw new CognitoError('framed')
  const { state, saved, url } = await prepareSignIn(context, request)
  const { origin } = new URL(absolute(config.redirectUri ?? '/', navigation))
  if (origin !== navigation.origin) {
    const detail = `${origin}, but the page is on ${navigation.origin}`
    throw new CognitoError('redirectOriginMismatch', { detail })
  }
  try {
    if (!(await persistence.isDurable())) throw undefined
    const { clientId } = config
    const createdAt = clock.now()
    const { query, signUp, returnTo, isRetry } = request
    const transaction = { version: 1, clientId, state, createdAt, request: saved } as const
    saveTransaction(environment, { ...transaction, query, signUp, returnTo, isRetry })
  } catch {
    throw new CognitoError('storageUnavailable', { detail: 'a storage that survives a page load' })
  }
  await navigation.leave(url)
}
