import { missingOption, type ResolvedConfig } from '../base/config.ts'
import { CognitoError } from '../base/errors.ts'
import type { Environment } from '../env/environment.ts'
import type { AuthorizationRequest } from '../oauth/authorization.ts'
import { loadAuthorization } from './authorizationRoom.ts'
import { reauthenticate } from './exchange.ts'
import type { Persistence } from './persistence.ts'
import { redirectUriOf } from './redirectUri.ts'
import type { Transaction, Transactions } from './transactions.ts'

/** What a sign-in at managed login asks for. */
export interface RedirectParameters {
  readonly returnTo: string
  /** Parameters of the authorize endpoint. */
  readonly query: Readonly<Record<string, string>>
  /** Whether to open the sign-up page. */
  readonly signUp: boolean
  readonly isRetry: boolean
}

/** Leaves for managed login, one sign-in at a time. */
export interface Redirect {
  /** Settles when the page comes back from the back-forward cache. */
  go(parameters: RedirectParameters): Promise<void>
  /** Builds the request of a sign-in, for whatever window shows it. */
  prepare(
    parameters: Pick<RedirectParameters, 'query' | 'signUp'>,
    stateSuffix?: string,
  ): Promise<AuthorizationRequest>
}

export function createRedirect(
  config: ResolvedConfig,
  environment: Environment,
  persistence: Persistence,
  transactions: Transactions,
): Redirect {
  const { clientId, domain, issuers, allowFrame } = config
  const { clock, navigation } = environment
  let leaving: Promise<void> | undefined

  async function prepare(
    { query, signUp }: Pick<RedirectParameters, 'query' | 'signUp'>,
    stateSuffix?: string,
  ): Promise<AuthorizationRequest> {
    if (domain === undefined) throw missingOption('domain', 'domainMissing')
    const redirectUri = redirectUriOf(config, navigation)
    const mustAsk = !query.prompt && (await persistence.getFlag(reauthenticate))
    const { createAuthorizationRequest } = await loadAuthorization()
    return createAuthorizationRequest({
      domain,
      clientId,
      redirectUri,
      issuer: issuers[0],
      query: mustAsk ? { ...query, prompt: 'login' } : query,
      path: signUp ? '/signup' : '/oauth2/authorize',
      stateSuffix,
    })
  }

  async function leave(parameters: RedirectParameters): Promise<void> {
    if (navigation.isFramed && !allowFrame) throw new CognitoError('framed')
    const { origin } = new URL(redirectUriOf(config, navigation))
    if (origin !== navigation.origin) {
      throw new CognitoError('redirectOriginMismatch', {
        detail: `${origin}, but the page is on ${navigation.origin}`,
      })
    }
    const { returnTo, query, signUp, isRetry } = parameters
    const request = await prepare(parameters)
    if (!(await persistence.isDurable())) throw storageUnavailable()
    const transaction: Transaction = {
      version: 1,
      clientId,
      state: request.state,
      createdAt: clock.now(),
      request: request.saved,
      returnTo,
      query,
      signUp,
      isRetry,
    }
    try {
      transactions.save(transaction)
    } catch {
      throw storageUnavailable()
    }
    await navigation.leave(request.url)
  }

  return {
    prepare,
    go(parameters) {
      leaving ??= leave(parameters).finally(() => {
        leaving = undefined
      })
      return leaving
    },
  }
}

const storageUnavailable = (): CognitoError =>
  new CognitoError('storageUnavailable', { detail: 'a storage that survives a page load' })
