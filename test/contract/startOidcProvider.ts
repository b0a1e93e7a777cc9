import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Context } from 'oidc-provider'

/** A certified OpenID provider in the shape of Cognito. */
export interface OidcProvider {
  readonly issuer: string
  close(): Promise<void>
}

interface OidcContext {
  readonly oidc: {
    readonly client: { readonly clientId: string; grantTypeAllowed(type: string): boolean }
    readonly params: { readonly scope?: string }
    readonly session: { readonly accountId: string }
    readonly provider: Provider
  }
}

const people: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ada: { email: 'ada@example.com', email_verified: true, name: 'Ada' },
  bob: { email: 'bob@example.com', email_verified: false, name: 'Bob' },
}

/** What lets its tokens say to whom they are of use; Cognito has the same in two claims. */
const resource = 'urn:cognito-kit:api'

/**
 * Starts `oidc-provider` on a free port with Cognito's paths, JWT access tokens, refresh tokens
 * without `offline_access`, string values in userInfo, and `/logout` with `logout_uri`. Whoever
 * arrives is signed in as `login_hint` says; `deny` refuses.
 */
export async function startOidcProvider(
  callbackUrl: string,
  signOutUrl: string,
): Promise<OidcProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = createPublicKey(privateKey)
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'contract', use: 'sig', alg: 'RS256' }
  const client = {
    token_endpoint_auth_method: 'none',
    // Cognito always says when a person signed in.
    require_auth_time: true,
    redirect_uris: [callbackUrl],
    post_logout_redirect_uris: [signOutUrl],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
  }
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'app', ...client },
      { client_id: 'rotating', ...client },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      end_session: '/logout',
      // Cognito's way stands below.
      userinfo: '/userinfo-of-openid-connect',
    },
    scopes: ['openid', 'email', 'profile'],
    claims: {
      openid: ['sub', 'token_use', 'cognito:username'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    // Cognito puts the claims of the scopes into the ID token.
    conformIdTokenClaims: false,
    findAccount: (_: unknown, accountId: string) =>
      people[accountId] && {
        accountId,
        claims: (use: string) => ({
          ...people[accountId],
          sub: accountId,
          'cognito:username': accountId,
          token_use: use === 'id_token' ? 'id' : undefined,
        }),
      },
    extraTokenClaims: (_: unknown, token: { accountId: string }) => ({
      token_use: 'access',
      username: token.accountId,
    }),
    issueRefreshToken: ({ oidc }: OidcContext) => oidc.client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: ({ oidc }: OidcContext) => oidc.client.clientId === 'rotating',
    expiresWithSession: () => false,
    loadExistingGrant: async ({ oidc }: OidcContext) => {
      const {
        client: { clientId },
        session: { accountId },
        params: { scope = '' },
      } = oidc
      const grant = new oidc.provider.Grant({ accountId, clientId })
      grant.addOIDCScope(scope)
      grant.addResourceScope(resource, scope)
      await grant.save()
      return grant
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context: Context, form: string) => {
          const yes = '<input type="hidden" name="logout" value="yes"/></form>'
          context.body = form.replace('</form>', yes)
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'openid email profile',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 300,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 86_400,
      Session: 3600,
    },
  })

  provider.use(async (context, next) => {
    if (context.path.startsWith('/interaction/')) return interact(provider, context)
    if (context.path === '/oauth2/userInfo') return userInfo(context, publicKey, issuer)
    if (context.path === '/logout' && context.query.logout_uri !== undefined) {
      const { logout_uri: uri, client_id: id } = context.query
      context.query = { client_id: id, post_logout_redirect_uri: uri }
    }
    return next()
  })
  server.on('request', provider.callback())
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function interact(provider: Provider, context: Context): Promise<void> {
  const { params } = await provider.interactionDetails(context.req, context.res)
  const login = String(params.login_hint ?? 'ada')
  const result =
    login === 'deny'
      ? { error: 'access_denied', error_description: 'The person said no.' }
      : { login: { accountId: login } }
  context.redirect(await provider.interactionResult(context.req, context.res, result))
}

function userInfo(
  context: Context,
  key: ReturnType<typeof createPublicKey>,
  issuer: string,
): Promise<void> {
  const token = context.get('authorization').replace(/^Bearer /, '')
  const [header = '', payload = '', signature = ''] = token.split('.')
  const signed = Buffer.from(`${header}.${payload}`)
  const isGenuine = verify('sha256', signed, key, Buffer.from(signature, 'base64url'))
  const claims = isGenuine ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : {}
  if (claims.iss !== issuer || claims.exp * 1000 < Date.now() || claims.token_use !== 'access') {
    context.status = 401
    context.set('www-authenticate', 'error="invalid_token"')
    context.body = ''
    return Promise.resolve()
  }
  const person = { ...people[claims.sub], sub: claims.sub, username: claims.sub }
  context.body = Object.fromEntries(
    Object.entries(person).map(([name, value]) => [name, String(value)]),
  )
  return Promise.resolve()
}
