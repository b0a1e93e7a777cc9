import type { CognitoConfig } from './config.ts'
import { nearest } from './nearest.ts'

// Everything that developers read in an error, in one place and behind one condition, so that
// production bundles can leave it out: bundlers replace `process.env.NODE_ENV` and drop the tables.

const troubleshooting =
  'https://github.com/cognito-kit/cognito-kit/blob/main/packages/core/TROUBLESHOOTING.md#'

const types: Readonly<Record<string, RegExp>> = {
  userPoolId: /string/,
  issuer: /string/,
  clientId: /string/,
  domain: /string/,
  redirectUri: /string/,
  logoutUri: /string/,
  scopes: /object/,
  storage: /string|object/,
  endpoint: /string/,
  refreshLeeway: /number/,
  requestTimeout: /number/,
  retryFederatedSignUp: /boolean/,
  navigate: /function/,
  allowFrame: /boolean/,
  environment: /object/,
}

/** What is wrong with an option, given its value. */
const problems: Readonly<Record<string, (value: unknown) => string>> = {
  clientSecret: () =>
    'is set, but everyone can read what a browser loads. Create an app client of the type "single-page application", which has no secret, and use its id.',
  clientId: () => 'is not the id of an app client. Copy it from "App clients" in the console.',
  userPoolId: (value) =>
    value === undefined
      ? 'is missing. Copy the id of the user pool, such as "eu-west-1_AbCdEf123", from the console.'
      : 'is not the id of a user pool, which looks like "eu-west-1_AbCdEf123".',
  issuer: () => 'is not an absolute URL without a query. It is the `iss` of the tokens.',
  endpoint: (value) =>
    value === undefined
      ? 'is not known, because the issuer is not one of Cognito. Set `userPoolId` or `endpoint`.'
      : 'is not an absolute URL, such as "https://example.com".',
  redirectUri: (value) =>
    value === undefined
      ? 'is not set, so managed login could not send people back. Set it to a path such as "/callback" and register the URL with the app client.'
      : 'is neither an absolute http(s) URL nor a path of this origin, such as "/callback".',
  logoutUri: () => 'is neither an absolute http(s) URL nor a path of this origin, such as "/".',
  scopes: () =>
    'must be an array of scopes with "openid" among them: without it there is no ID token.',
  storage: (value) =>
    value === 'memory'
      ? 'loses the session with every page load, and after the callback there would be one. Set `navigate` to go on without it.'
      : 'is not "local", "session", "memory" or an object with getItem, setItem, removeItem.',
  refreshLeeway: () => 'is not a number of seconds between 0 and a day.',
  requestTimeout: () => 'is not a number of seconds between 0 and a day.',
  retryFederatedSignUp: () => 'is neither true nor false.',
  allowFrame: () => 'is neither true nor false.',
  navigate: () => 'is not a function.',
  environment: () => 'is not an Environment.',
  allowedOrigins: () =>
    'has something that is not an origin, such as "https://api.example.com", without a path or a slash at its end.',
  domain: (value) => {
    if (value === undefined) {
      return 'is not set, so there is no page to send people to. Set it to the domain of managed login.'
    }
    const text = String(value)
    if (/^http:/.test(text)) return 'must use https: the tokens would travel in the clear.'
    if (/[?#@]/.test(text)) return 'must be an origin only, without a user, a query or a fragment.'
    if (/[^/:]\/./.test(text)) {
      return 'has a path. Cognito serves its endpoints at the root of a domain: leave the path out.'
    }
    return 'is not a domain. Use for example "auth.example.com".'
  },
  'crypto.subtle': () =>
    'is missing: this page is no secure context. Serve it by https, or by http on localhost.',
}

const sentences: Readonly<Record<string, string>> = {
  configInvalid: 'The configuration of the client has a mistake:',
  foreignClient:
    'This is not a client of this copy of the package. Two copies of @cognito-kit/core are loaded, or something else was passed: make sure that one version is installed, and pass what createCognitoClient answered.',
  disposed: 'The client was disposed of and cannot be used any more. Create a new one.',
  invalidParameter: 'A parameter of the call cannot be used:',
  redirectOriginMismatch:
    'The redirect URI is on another origin than this page, so the answer would arrive where nobody waits for it. Open the app on the origin of the redirect URI, or give `redirectUri` as a path. Seen:',
  originNotAllowed:
    'The request goes to an origin that is not in `allowedOrigins`, and would take the access token there. Add the origin if it is yours:',
  framed:
    'The page is inside a frame, where a login page could be overlaid by an attacker. Open it on its own, use signInWithPopup, or set `allowFrame` if the framing page is yours.',
  storageUnavailable:
    'The browser forbids or lacks the storage that this needs: a redirect would come back to a page that remembers nothing. Allow site data for this page, or use signInWithPopup. Missing:',
  chunkMissing:
    'A part of the app could not be loaded, most often because a new version was deployed meanwhile. Reload the page.',
  signedOut: 'Nobody is signed in, so there is no token. Send the person to sign in.',
  signingOut: 'A sign-out is in progress. Wait for its page, then sign in.',
  sessionExpired: 'The session has come to its end. Sign in again.',
  tokenRevoked: 'The session was ended elsewhere, so its tokens are refused. Sign in again.',
  missingScope:
    'The access token lacks a scope that this operation needs. Add it to `scopes`, allow it under "OpenID Connect scopes" of the app client, and sign in again. Missing:',
  notAuthorized: 'Cognito refused the request:',
  accessDenied: 'The sign-in was cancelled, or the person may not use this app.',
  loginRequired:
    'Nobody is signed in at managed login, and `prompt: "none"` forbade to ask. Sign in without it.',
  stateMissing:
    'An answer of a sign-in arrived that this tab did not start, or that was used already: a bookmarked callback, another tab, cleared storage, or an attack. It was ignored. Sign in again.',
  transactionExpired: 'The answer of the sign-in came later than 10 minutes. Sign in again.',
  codeAlreadyUsed: 'The authorization code was used or has expired. Sign in again.',
  accountLinked:
    'Cognito linked the external account to an existing user and stopped the sign-in, as it does the first time. Sign in once more.',
  popupBlocked:
    'The browser blocked the popup. Call signInWithPopup in a click handler, before any await, or use signInWithRedirect.',
  popupClosed: 'The popup was closed before the sign-in was done.',
  invalidClient:
    'Cognito does not accept the app client: the id is wrong, or the client has a secret. Use the id of a public app client of this domain.',
  unauthorizedClient:
    'The app client may not do this: tick "Authorization code grant" for it, and check that the redirect URI is registered exactly as configured.',
  invalidScope:
    'Cognito does not know a scope, or the app client may not have it. Compare `scopes` with the scopes of the app client.',
  invalidRequest: 'Cognito does not understand the request:',
  invalidGrant:
    'Cognito refused the authorization code. If it happens at every sign-in: the app client lacks read permission on an attribute of a requested scope.',
  lambdaRejected: 'A Lambda trigger of the user pool refused:',
  tokenInvalid:
    'A token is not one that this client may accept, so nobody was signed in. Check `userPoolId`, `issuer` and `clientId`. Failed check:',
  clockWrong:
    'The clock of this device differs by more than a day from that of Cognito. Set the clock.',
  responseInvalid:
    'The answer is not one of Cognito: a proxy, a captive portal or a wrong domain may be in between. Seen:',
  limitExceeded: 'Too many requests or attempts. Wait a while, then try again.',
  serverError: 'Cognito could not answer. Try again. Status:',
  network:
    'The request did not get through: offline, a blocked host (Content-Security-Policy `connect-src`), or a wrong domain.',
  timeout: 'The answer took longer than `requestTimeout`.',
  aborted: 'The call was cancelled by its signal.',
  unknown: 'Something failed that this kit did not expect:',
}

const warnings: Readonly<Record<string, string>> = {
  configInvalid:
    'Signed out of this app only, because `logoutUri` is not set: the next sign-in will ask for the password.',
  storageUnavailable: 'The session lasts as long as this page: nothing can be stored.',
}

/** The message of an error: a sentence in development; the code and a link in production. */
export function sentenceFor(code: string, detail?: string): string {
  let sentence: string | undefined
  try {
    if (process.env.NODE_ENV !== 'production') sentence = sentences[code]
  } catch {
    // A page without a bundler has no `process`.
  }
  return withLink(code, sentence, detail)
}

/** Tells developers of something that goes on without an error. */
export function warn(code: string): void {
  let warning: string | undefined
  try {
    if (process.env.NODE_ENV !== 'production') warning = warnings[code]
  } catch {
    // As above.
  }
  console.warn(`[cognito-kit] ${withLink(code, warning)}`)
}

/** The middle of a message about an option: its name and, in development, what is wrong with it. */
export function problemOf(option: string, value?: unknown): string {
  try {
    if (process.env.NODE_ENV !== 'production') return describe(option, value)
  } catch {
    // As above.
  }
  return `\`${option}\``
}

/** The first option that does not exist or is of the wrong type. Development only. */
export function developmentMistake(config: CognitoConfig): string | undefined {
  try {
    if (process.env.NODE_ENV !== 'production') return findMistake(config)
  } catch {
    // As above.
  }
  return undefined
}

function withLink(code: string, sentence = code, detail = ''): string {
  return `${sentence} ${detail && `${detail} `}${troubleshooting}${code.toLowerCase()}`
}

function describe(option: string, value: unknown): string {
  const isSecret = option === 'clientSecret'
  const got = value === undefined || isSecret ? '' : ` (got ${print(value)})`
  const problem = Object.hasOwn(problems, option) ? problems[option]?.(value) : undefined
  if (problem) return `\`${option}\`${got} ${problem}`
  const meant = nearest(option, Object.keys(types))
  return `\`${option}\` is not an option.${meant ? ` Did you mean \`${meant}\`?` : ''}`
}

function findMistake(config: CognitoConfig): string | undefined {
  const isWrong = ([option, value]: [string, unknown]) => {
    if (!Object.hasOwn(types, option)) return true
    if (value === undefined) return false
    return !types[option]?.test(typeof value) || value === null || !isUsable(option, value, config)
  }
  return Object.entries(config).find(isWrong)?.[0]
}

/** What the type of an option does not say. */
function isUsable(option: string, value: unknown, config: CognitoConfig): boolean {
  if (typeof value === 'number') return value >= 0 && value <= 86_400
  const text = String(value)
  // The characters of a scope: https://www.rfc-editor.org/rfc/rfc6749#section-3.3
  const isScope = (scope: unknown) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(String(scope))
  switch (option) {
    case 'clientId':
      return /^[\w+]{1,128}$/.test(text)
    case 'issuer':
      return isUrl(text) && !/[?#]/.test(text)
    case 'redirectUri':
    case 'logoutUri':
      return /^\/(?![/\\])/.test(text) || isUrl(text)
    case 'scopes':
      return Array.isArray(value) && value.every(isScope) && value.includes('openid')
    case 'endpoint':
      return isUrl(text)
    case 'storage':
      if (value === 'memory') return !!config.navigate || !config.redirectUri
      return typeof value === 'string'
        ? /^(local|session)$/.test(value)
        : ['getItem', 'setItem', 'removeItem'].every(
            (method) => typeof (value as Record<string, unknown>)[method] === 'function',
          )
    default:
      return true
  }
}

const isUrl = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

function print(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return typeof value
  }
}
