import type { Client, IdentityProvider, UserPool } from '../engine/UserPool.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { errorRedirect } from '../http/replies.ts'
import { grantScopes } from './grantScopes.ts'
import { redirectWithError } from './redirectToApp.ts'

/** An authorize request that passed every check. `/login` and its sisters take the same parameters. */
export interface AuthorizeRequest {
  readonly pool: UserPool
  readonly client: Client
  readonly redirectUri: string
  readonly responseType: 'code' | 'token'
  readonly state: string | undefined
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly resource: string | undefined
  readonly prompts: readonly string[]
  /** `COGNITO` pins the pool's own users. */
  readonly provider: IdentityProvider | 'COGNITO' | undefined
  readonly loginHint: string | undefined
}

export type ReadAuthorizeRequest =
  | { reply: Reply; request?: undefined }
  | { reply?: undefined; request: AuthorizeRequest }

/** Checks the parameters in Cognito's order: who must not be told first, then what the app is told. */
export function readAuthorizeRequest(
  exchange: Exchange,
  query: URLSearchParams = exchange.query,
): ReadAuthorizeRequest {
  const { behaviors } = exchange.engine.settings
  const found = findClient(exchange.pools, query.get('client_id'))
  if (!found) {
    return { reply: errorRedirect(exchange, behaviors.unknownClientError, query.get('client_id')) }
  }
  const { pool, client } = found
  const redirectUri = query.get('redirect_uri') ?? defaultRedirectUri(client)
  if (redirectUri === undefined || !client.callbackUrls.includes(redirectUri)) {
    return { reply: errorRedirect(exchange, 'redirect_mismatch', client.id) }
  }
  const isManaged = pool.branding === 'managed'
  const state = query.get('state') ?? undefined
  const refuse = (error: string) => ({
    reply: redirectWithError({ redirectUri, error, state, behaviors }),
  })

  const responseType = query.get('response_type')
  if (responseType !== 'code' && responseType !== 'token') return refuse('invalid_request')
  const flow = responseType === 'code' ? 'code' : 'implicit'
  if (!client.allowedOAuthFlows.includes(flow)) return refuse('unauthorized_client')
  const codeChallenge = query.get('code_challenge') ?? undefined
  const method = query.get('code_challenge_method') ?? undefined
  if (codeChallenge === '' || (method !== undefined) !== (codeChallenge !== undefined)) {
    return refuse('invalid_request')
  }
  if (method !== undefined && method !== 'S256') return refuse('invalid_request')
  const scopes = grantScopes(client, query.get('scope'), behaviors.unassociatedScope)
  if (!scopes) return refuse('invalid_scope')
  const resources = query.getAll('resource')
  if (resources.length > 0 && !isManaged) return refuse('invalid_scope')
  if (resources.length > 1 || resources.some((url) => !isResource(url))) {
    return refuse('invalid_request')
  }
  const provider = findProvider(pool, client, query)
  if (provider === 'unknown') return refuse('invalid_request')
  const prompts = isManaged ? (query.get('prompt') ?? '').split(' ').filter(Boolean) : []
  const known = ['none', 'login', 'select_account', 'consent']
  const contradicts = prompts.includes('none') && prompts.length > 1
  if (contradicts || prompts.some((prompt) => !known.includes(prompt))) {
    return refuse('invalid_request')
  }
  return {
    request: {
      pool,
      client,
      redirectUri,
      responseType,
      state,
      scopes,
      nonce: query.get('nonce') ?? undefined,
      codeChallenge,
      resource: resources[0],
      prompts,
      provider,
      loginHint: isManaged ? (query.get('login_hint') ?? undefined) : undefined,
    },
  }
}

export function findClient(
  pools: readonly UserPool[],
  clientId: string | null | undefined,
): { pool: UserPool; client: Client } | undefined {
  for (const pool of pools) {
    const client = pool.clients.find(({ id }) => id === clientId)
    if (client) return { pool, client }
  }
  return undefined
}

function defaultRedirectUri(client: Client): string | undefined {
  return client.supportedIdentityProviders.length === 1 ? client.defaultRedirectUri : undefined
}

function findProvider(
  pool: UserPool,
  client: Client,
  query: URLSearchParams,
): AuthorizeRequest['provider'] | 'unknown' {
  const name = query.get('identity_provider')
  const identifier = query.get('idp_identifier')
  if (name === null && identifier === null) return undefined
  if (name !== null && identifier !== null) return 'unknown'
  if (name === 'COGNITO') {
    return client.supportedIdentityProviders.includes('COGNITO') ? 'COGNITO' : 'unknown'
  }
  const provider = pool.identityProviders.find((candidate) =>
    identifier === null ? candidate.name === name : candidate.identifiers.includes(identifier),
  )
  if (!provider || !client.supportedIdentityProviders.includes(provider.name)) return 'unknown'
  return provider
}

function isResource(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol !== 'http:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
