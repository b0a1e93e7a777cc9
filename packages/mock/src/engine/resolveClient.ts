import type { UserPoolClientOptions, UserPoolOptions } from '../MockCognitoOptions.ts'
import { MockOptionError } from './MockOptionError.ts'
import { assertOptionKeys, optionKeys } from './optionKeys.ts'
import type { Client } from './UserPool.ts'

const day = 86_400
const oauthFlows = ['code', 'implicit', 'client_credentials']

/** Checks the options of a client and fills in the defaults. */
export function resolveClient(
  path: string,
  pool: UserPoolOptions,
  given: UserPoolClientOptions,
): Client {
  assertOptionKeys(path, given, optionKeys.client)
  if (typeof given.id !== 'string' || !/^[\w+]{1,128}$/.test(given.id)) {
    throw new MockOptionError(
      `${path}.id`,
      `is ${JSON.stringify(given.id)}, which is no app client id`,
      'Use 1 to 128 letters, digits, "_" or "+"; Cognito makes 26 lower-case letters and digits.',
    )
  }
  const flows = given.allowedOAuthFlows ?? ['code']
  for (const flow of flows) {
    if (oauthFlows.includes(flow)) continue
    throw new MockOptionError(
      `${path}.allowedOAuthFlows`,
      `has ${JSON.stringify(flow)}`,
      `Choose from ${oauthFlows.join(', ')}.`,
    )
  }
  if (flows.includes('client_credentials') && (flows.length > 1 || !given.secret)) {
    throw new MockOptionError(
      `${path}.allowedOAuthFlows`,
      'has client_credentials beside other flows or without a secret, which Cognito refuses',
      'Make a client of its own for it, with `secret` and no other flow.',
    )
  }
  for (const [key, from] of [
    ['callbackUrls', given.callbackUrls],
    ['logoutUrls', given.logoutUrls],
    ['defaultRedirectUri', given.defaultRedirectUri && [given.defaultRedirectUri]],
  ] as const) {
    for (const url of from || []) assertRegisteredUrl(`${path}.${key}`, url)
  }
  const rotation = given.refreshTokenRotation
  const grace = rotation ? (rotation.retryGracePeriod ?? 0) : undefined
  assertRange(`${path}.refreshTokenRotation.retryGracePeriod`, grace, 0, 60)
  assertRange(`${path}.accessTokenValidity`, given.accessTokenValidity, 300, day)
  assertRange(`${path}.idTokenValidity`, given.idTokenValidity, 300, day)
  assertRange(`${path}.refreshTokenValidity`, given.refreshTokenValidity, 3600, 3650 * day)
  const providers = (pool.identityProviders ?? []).map(({ name }) => name)
  for (const name of given.supportedIdentityProviders ?? []) {
    if (name === 'COGNITO' || providers.includes(name)) continue
    throw new MockOptionError(
      `${path}.supportedIdentityProviders`,
      `has ${JSON.stringify(name)}, which the pool does not have`,
      'Add it to the `identityProviders` of the pool.',
    )
  }
  return {
    id: given.id,
    userPoolId: pool.id,
    name: given.name ?? given.id,
    secret: given.secret,
    callbackUrls: given.callbackUrls ?? [],
    logoutUrls: given.logoutUrls ?? [],
    defaultRedirectUri: given.defaultRedirectUri,
    allowedOAuthFlows: flows,
    allowedOAuthScopes: given.allowedOAuthScopes ?? defaultScopes(pool, flows),
    supportedIdentityProviders: given.supportedIdentityProviders ?? ['COGNITO', ...providers],
    explicitAuthFlows: given.explicitAuthFlows ?? [
      ...(rotation ? [] : (['ALLOW_REFRESH_TOKEN_AUTH'] as const)),
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_CUSTOM_AUTH',
    ],
    accessTokenValidity: given.accessTokenValidity ?? 3600,
    idTokenValidity: given.idTokenValidity ?? 3600,
    refreshTokenValidity: given.refreshTokenValidity ?? 30 * day,
    retryGracePeriod: grace,
    enableTokenRevocation: given.enableTokenRevocation ?? true,
    hidesUserExistence: given.preventUserExistenceErrors !== 'LEGACY',
    readAttributes: given.readAttributes,
    writeAttributes: given.writeAttributes,
  }
}

function defaultScopes(pool: UserPoolOptions, flows: readonly string[]): readonly string[] {
  if (!flows.includes('client_credentials')) return ['openid', 'email', 'phone', 'profile']
  return (pool.resourceServers ?? []).flatMap(({ identifier, scopes }) =>
    scopes.map((scope) => `${identifier}/${scope}`),
  )
}

function assertRegisteredUrl(path: string, url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || url.includes('#')) {
    throw new MockOptionError(
      path,
      `has ${JSON.stringify(url)}, which is not an absolute URL without a fragment`,
      'Write it in full, e.g. "https://app.example/callback".',
    )
  }
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname)
  if (parsed.protocol !== 'http:' || loopback) return
  throw new MockOptionError(
    path,
    `has ${JSON.stringify(url)}; Cognito takes http only for localhost, 127.0.0.1 and [::1]`,
    'Use https, or one of these hosts.',
  )
}

function assertRange(path: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return
  throw new MockOptionError(path, `is ${value}`, `Give whole seconds from ${least} to ${most}.`)
}
