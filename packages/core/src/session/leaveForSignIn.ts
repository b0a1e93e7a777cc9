import { missingOption } from '../base/config.ts'
import { CognitoError } from '../base/errors.ts'
import { safeReturnTo } from '../base/returnTo.ts'
import { type AuthorizationRequest, createAuthorizationRequest } from '../oauth/authorization.ts'
import { type AuthorizeParameters, authorizeQuery } from '../oauth/authorizeQuery.ts'
import { absolute } from './absolute.ts'
import type { SessionContext } from './context.ts'
import type { Transaction } from './findTransaction.ts'
import type { Persistence } from './persistence.ts'
import { mustReauthenticate } from './reauthenticate.ts'
import { saveTransaction } from './transactions.ts'

/**
 * Sends the person to managed login for what an app asked for.
 *
 * @param href - where the person was when it was asked for: the way back, unless another is given
 */
export async function signIn(
  context: SessionContext,
  parameters: AuthorizeParameters & { readonly returnTo?: string | undefined },
  href: string,
): Promise<void> {
  const { config, environment } = context
  const { returnTo = pathOf(href, config.redirectUri), signUp = false } = parameters
  await leaveForSignIn(context, {
    query: authorizeQuery(parameters, config.scopes),
    signUp,
    returnTo: safeReturnTo(returnTo, environment.navigation.origin),
    isRetry: false,
  })
}

/** The path of a page, unless it is the callback page, which nobody means to come back to. */
function pathOf(href: string, redirectUri: string | undefined): string {
  if (!href) return '/'
  const { pathname, search, hash } = new URL(href)
  const isCallback = redirectUri && new URL(redirectUri, href).pathname === pathname
  return isCallback ? '/' : pathname + search + hash
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
  const mustAsk = !query.prompt && (await mustReauthenticate(persistence))
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
    if (!(await isDurable(persistence))) throw undefined
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

/** Whether a page load would find again what is written now. */
async function isDurable({ key, storage }: Persistence): Promise<boolean> {
  const probe = `${key}.probe`
  await storage.setItem(probe, '')
  await storage.removeItem(probe)
  return !storage.isForgetful()
}
