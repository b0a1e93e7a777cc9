import { CognitoError } from './errors.ts'
import { developmentMistake, problemOf } from './sentences.ts'
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

/**
 * Checks a configuration and fills in the defaults. The form of options is checked in development
 * only; what protects people, or a deployment is likely to lack, is checked always.
 *
 * @param origin - the page's origin; `undefined` on a server, where same-origin rules must wait
 * @throws CognitoError `configInvalid`, naming the option, what it got and the fix
 */
export function resolveConfig(config: CognitoConfig, origin: string | undefined): ResolvedConfig {
  const { userPoolId, issuer, clientId, redirectUri, logoutUri, navigate } = config
  const must = (isRight: unknown, option: string) => {
    if (!isRight) throw misconfigured(option, config[option as keyof CognitoConfig])
  }
  must(!('clientSecret' in config), 'clientSecret')
  const mistake = developmentMistake(config)
  if (mistake) must(false, mistake)
  must(clientId, 'clientId')
  const poolId = userPoolId ?? issuer?.split('/').pop() ?? ''
  const region = /^([\w-]+)_[\da-zA-Z]+$/.exec(poolId)?.[1]
  must(region || (issuer && userPoolId === undefined), 'userPoolId')
  const domain = toDomain(config.domain, region)
  must(domain === undefined || isSafeDomain(domain, origin), 'domain')
  const aws = `cognito-idp.${region}.amazonaws.com/`
  return {
    userPoolId: region && poolId,
    clientId,
    domain: domain?.replace(/\/$/, ''),
    redirectUri,
    logoutUri,
    scopes: config.scopes ?? ['openid', 'email', 'profile'],
    storage: config.storage ?? 'local',
    endpoint: config.endpoint ?? (region && `https://${aws}`),
    issuers: issuer
      ? [issuer.replace(/\/$/, '')]
      : [`https://${aws}${poolId}`, `https://issuer-${aws}${poolId}`],
    refreshLeeway: config.refreshLeeway ?? 60,
    requestTimeout: config.requestTimeout ?? 10,
    retryFederatedSignUp: config.retryFederatedSignUp ?? true,
    navigate,
    allowFrame: config.allowFrame ?? false,
  }
}

/** The error of an option that a flow needs and that is not set. */
export function missingOption(option: 'domain' | 'redirectUri' | 'endpoint'): CognitoError {
  return misconfigured(option)
}

function misconfigured(option: string, value?: unknown): CognitoError {
  return new CognitoError('configInvalid', { detail: problemOf(option, value) })
}

/** A prefix, a host or a URL, as the URL that it stands for. */
function toDomain(domain: string | undefined, region: string | undefined): string | undefined {
  if (!domain || /^\w+:\/\//.test(domain)) return domain
  const isPrefix = region && /^[a-z\d-]+$/.test(domain)
  return `https://${domain}${isPrefix ? `.auth.${region}.amazoncognito.com` : ''}`
}

/** Only a loopback host may do without TLS; only it and the page's own origin may have a path. */
function isSafeDomain(domain: string, origin: string | undefined): boolean {
  if (!URL.canParse(domain) || /[?#@]/.test(domain)) return false
  const url = new URL(domain)
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(url.hostname)
  return (
    (url.protocol === 'https:' || (isLoopback && url.protocol === 'http:')) &&
    (url.pathname === '/' || isLoopback || !origin || url.origin === origin)
  )
}
