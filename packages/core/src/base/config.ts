import { CognitoError } from './errors.ts'
import { type ConfigProblem, problemOf } from './sentences.ts'
import type { TokenStorage } from './tokenStorage.ts'

/** Goes to a page of the app, for example with a router. It may be asynchronous. */
export type Navigate = (path: string) => unknown

/** Where the tokens are kept. */
export type StorageOption = 'local' | 'session' | 'memory' | TokenStorage

/** What every configuration has. */
export interface CommonConfig {
  /** Id of the app client. It must be a public one: without a secret. */
  clientId: string
  /**
   * Where managed login lives: a custom domain (`auth.example.com`), a prefix domain
   * (`my-app.auth.eu-west-1.amazoncognito.com`, or only `my-app`), or a mock
   * (`http://localhost:9229`). Needed only to sign in by redirect or popup.
   *
   * A path is allowed only on the page's own origin or on a loopback host.
   */
  domain?: string | undefined
  /**
   * Where managed login sends people back to: an absolute URL, or a path of this origin. The
   * resulting URL must be registered, character for character, as a callback URL of the app client.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  redirectUri?: string | undefined
  /**
   * Where people land after signing out: an absolute URL, or a path of this origin. It must be
   * registered as a sign-out URL of the app client.
   *
   * @default none: signing out clears this app only, and the next sign-in asks for the password
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  logoutUri?: string | undefined
  /**
   * Scopes to ask for; `openid` must be one of them. Account actions, devices, passkeys and signing
   * out everywhere need `aws.cognito.signin.user.admin`, which is never added silently.
   *
   * @default ['openid', 'email', 'profile']
   */
  scopes?: readonly string[] | undefined
  /**
   * Where the tokens are kept. Script that an attacker manages to run in the page can read `local`
   * and `session` at any time, also later; `memory` only while it runs. `local` is the default
   * because reloads and other tabs need it.
   *
   * - `local`: `localStorage`. Survives reloads; shared by all tabs.
   * - `session`: `sessionStorage`. Survives reloads; one tab.
   * - `memory`: a variable. Gone with the page; needs `navigate`.
   * - a {@link TokenStorage} of your own.
   *
   * @default 'local'
   */
  storage?: StorageOption | undefined
  /**
   * The user-pool API.
   *
   * @default 'https://cognito-idp.{region}.amazonaws.com/'
   */
  endpoint?: string | undefined
  /** Seconds before its expiry at which a token counts as stale. @default 60 */
  refreshLeeway?: number | undefined
  /** Seconds that a request may take, its body included. @default 10 */
  requestTimeout?: number | undefined
  /**
   * Starts the sign-in once more when Cognito says "Already found an entry for username", as it does
   * the first time that a person with a linked account comes from an external provider.
   *
   * @default true
   */
  retryFederatedSignUp?: boolean | undefined
  /**
   * How to go to `returnTo` after the callback. Called once, with a path of this origin.
   *
   * @default a page load, `location.replace`
   */
  navigate?: Navigate | undefined
  /**
   * Allows a redirect sign-in to start inside a frame, where its login page could be overlaid.
   *
   * @default false
   */
  allowFrame?: boolean | undefined
  /** A browser cannot keep a secret: use an app client without one. */
  clientSecret?: never
}

/** The configuration of a client: which user pool, which app client, and how to behave. */
export type CognitoConfig = CommonConfig &
  (
    | {
        /** Id of the user pool: `eu-west-1_AbCdEf123`. Region, issuer and API follow from it. */
        userPoolId: string
        /**
         * The `iss` of its tokens.
         *
         * @default both forms that AWS uses: `https://cognito-idp.{region}.amazonaws.com/{userPoolId}`
         * and `https://issuer-cognito-idp.{region}.amazonaws.com/{userPoolId}`
         */
        issuer?: string | undefined
      }
    | {
        /** The `iss` of its tokens, instead of `userPoolId`. */
        issuer: string
        userPoolId?: undefined
      }
  )

/** A configuration with its defaults filled in. */
export interface ResolvedConfig {
  readonly userPoolId: string | undefined
  readonly clientId: string
  /** Origin (and path) of managed login, without a slash at its end. */
  readonly domain: string | undefined
  readonly redirectUri: string | undefined
  readonly logoutUri: string | undefined
  readonly scopes: readonly string[]
  readonly storage: StorageOption
  readonly endpoint: string | undefined
  /** Every accepted `iss`. */
  readonly issuers: readonly [string, ...string[]]
  readonly refreshLeeway: number
  readonly requestTimeout: number
  readonly retryFederatedSignUp: boolean
  readonly navigate: Navigate | undefined
  readonly allowFrame: boolean
}

const options: readonly string[] =
  `userPoolId issuer clientId domain redirectUri logoutUri scopes storage endpoint refreshLeeway
  requestTimeout retryFederatedSignUp navigate allowFrame environment`.split(/\s+/)

/**
 * Checks a configuration and fills in the defaults.
 *
 * @param origin - the page's origin; `undefined` on a server, where same-origin rules must wait
 * @throws CognitoError `configInvalid`, naming the option, what it got and the fix
 */
export function resolveConfig(config: CognitoConfig, origin: string | undefined): ResolvedConfig {
  if ('clientSecret' in config) reject('clientSecret', undefined, 'clientSecret')
  for (const option of Object.keys(config)) {
    if (!options.includes(option)) reject(option, undefined, 'unknown')
  }
  const {
    clientId,
    redirectUri,
    logoutUri,
    endpoint,
    navigate,
    scopes = ['openid', 'email', 'profile'],
    storage = 'local',
    refreshLeeway = 60,
    requestTimeout = 10,
    retryFederatedSignUp = true,
    allowFrame = false,
  } = config
  if (typeof clientId !== 'string' || !/^[\w+]{1,128}$/.test(clientId)) {
    reject('clientId', clientId, 'clientId')
  }
  const pool = resolvePool(config)
  const domain = resolveDomain(config.domain, pool.region, origin)
  for (const [option, uri] of Object.entries({ redirectUri, logoutUri })) {
    if (uri !== undefined && !isPathOrUrl(uri)) reject(option, uri, 'uri')
  }
  if (!Array.isArray(scopes) || !scopes.includes('openid') || !scopes.every(isScope)) {
    reject('scopes', scopes, 'scopes')
  }
  if (!isStorage(storage)) reject('storage', storage, 'storage')
  if (navigate !== undefined && typeof navigate !== 'function') {
    reject('navigate', navigate, 'function')
  }
  if (storage === 'memory' && redirectUri !== undefined && !navigate) {
    reject('storage', storage, 'memory')
  }
  for (const [option, seconds] of Object.entries({ refreshLeeway, requestTimeout })) {
    if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= 86_400)) {
      reject(option, seconds, 'seconds')
    }
  }
  for (const [option, value] of Object.entries({ retryFederatedSignUp, allowFrame })) {
    if (typeof value !== 'boolean') reject(option, value, 'boolean')
  }
  if (endpoint !== undefined && !isUrl(endpoint)) reject('endpoint', endpoint, 'url')
  return {
    userPoolId: pool.id,
    clientId,
    domain,
    redirectUri,
    logoutUri,
    scopes,
    storage,
    endpoint: endpoint ?? pool.endpoint,
    issuers: pool.issuers,
    refreshLeeway,
    requestTimeout,
    retryFederatedSignUp,
    navigate,
    allowFrame,
  }
}

/** The error of an option that a flow needs and that is not set. */
export function missingOption(
  option: string,
  problem: 'domainMissing' | 'redirectUriMissing' | 'endpointMissing',
): CognitoError {
  return new CognitoError('configInvalid', { detail: problemOf(option, undefined, problem) })
}

interface ResolvedPool {
  id: string | undefined
  region: string | undefined
  endpoint: string | undefined
  issuers: readonly [string, ...string[]]
}

function resolvePool({ userPoolId, issuer }: CognitoConfig): ResolvedPool {
  if (issuer !== undefined && !(isUrl(issuer) && !/[?#]/.test(issuer))) {
    reject('issuer', issuer, 'issuer')
  }
  if (userPoolId === undefined && issuer === undefined) {
    reject('userPoolId', undefined, 'userPoolIdMissing')
  }
  const id = userPoolId ?? issuer?.split('/').pop()
  const region = /^([\w-]+)_[0-9a-zA-Z]+$/.exec(String(id))?.[1]
  if (!region && userPoolId !== undefined) reject('userPoolId', userPoolId, 'userPoolId')
  const aws = `cognito-idp.${region}.amazonaws.com/`
  return {
    id: region && id,
    region,
    endpoint: region && `https://${aws}`,
    issuers: issuer
      ? [issuer.replace(/\/$/, '')]
      : [`https://${aws}${id}`, `https://issuer-${aws}${id}`],
  }
}

const loopback: RegExp = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/

function resolveDomain(
  domain: string | undefined,
  region: string | undefined,
  origin: string | undefined,
): string | undefined {
  if (domain === undefined) return undefined
  const isPrefix = region && /^[a-z0-9-]+$/.test(domain)
  const host = isPrefix ? `${domain}.auth.${region}.amazoncognito.com` : domain
  const text = /^[a-z]+:\/\//.test(host) ? host : `https://${host}`
  if (typeof domain !== 'string' || !isUrl(text)) reject('domain', domain, 'domain')
  const url = new URL(text)
  const isLoopback = loopback.test(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback)) {
    reject('domain', domain, 'domainProtocol')
  }
  if (url.search || url.hash || url.username || url.password) {
    reject('domain', domain, 'domainParts')
  }
  const isOwn = origin === undefined || url.origin === origin
  if (url.pathname !== '/' && !isLoopback && !isOwn) reject('domain', domain, 'domainPath')
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

const isUrl = (text: string): boolean => /^https?:/.test(text) && URL.canParse(text)
const isPathOrUrl = (text: unknown): boolean =>
  typeof text === 'string' && (/^\/(?![/\\])/.test(text) || isUrl(text))
// The characters of a scope: https://www.rfc-editor.org/rfc/rfc6749#section-3.3
const isScope = (scope: unknown): boolean =>
  typeof scope === 'string' && /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)
const isStorage = (storage: unknown): boolean =>
  typeof storage === 'string'
    ? ['local', 'session', 'memory'].includes(storage)
    : ['getItem', 'setItem', 'removeItem'].every(
        (method) => typeof (storage as Record<string, unknown> | null)?.[method] === 'function',
      )

function reject(option: string, value: unknown, problem: ConfigProblem): never {
  throw new CognitoError('configInvalid', { detail: problemOf(option, value, problem, options) })
}
