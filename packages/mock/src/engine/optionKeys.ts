import type {
  GroupOptions,
  IdentityProviderOptions,
  MockCognitoOptions,
  ResourceServerOptions,
  UserOptions,
  UserPoolClientOptions,
  UserPoolOptions,
} from '../MockCognitoOptions.ts'
import { MockOptionError } from './MockOptionError.ts'
import { suggest } from './suggest.ts'

// `satisfies` on a record keeps each list complete: a new option that is missing here fails to compile.
const keysOf = (record: Readonly<Record<string, 1>>): readonly string[] => Object.keys(record)

export type OptionKind =
  | 'mock'
  | 'userPool'
  | 'client'
  | 'user'
  | 'group'
  | 'resourceServer'
  | 'identityProvider'

export const optionKeys: Readonly<Record<OptionKind, readonly string[]>> = {
  mock: keysOf({
    userPools: 1,
    issuer: 1,
    baseUrl: 1,
    basePath: 1,
    now: 1,
    behaviors: 1,
  } satisfies Record<keyof MockCognitoOptions, 1>),
  userPool: keysOf({
    id: 1,
    name: 1,
    domain: 1,
    clients: 1,
    users: 1,
    groups: 1,
    resourceServers: 1,
    identityProviders: 1,
    passwordPolicy: 1,
    autoVerifiedAttributes: 1,
    usernameAttributes: 1,
    aliasAttributes: 1,
    requiredAttributes: 1,
    usernameCaseSensitive: 1,
    adminCreateUserOnly: 1,
    temporaryPasswordValidityDays: 1,
    branding: 1,
    triggers: 1,
  } satisfies Record<keyof UserPoolOptions, 1>),
  client: keysOf({
    id: 1,
    name: 1,
    secret: 1,
    callbackUrls: 1,
    logoutUrls: 1,
    defaultRedirectUri: 1,
    allowedOAuthFlows: 1,
    allowedOAuthScopes: 1,
    supportedIdentityProviders: 1,
    explicitAuthFlows: 1,
    accessTokenValidity: 1,
    idTokenValidity: 1,
    refreshTokenValidity: 1,
    refreshTokenRotation: 1,
    enableTokenRevocation: 1,
    preventUserExistenceErrors: 1,
    readAttributes: 1,
    writeAttributes: 1,
  } satisfies Record<keyof UserPoolClientOptions, 1>),
  user: keysOf({
    username: 1,
    password: 1,
    sub: 1,
    attributes: 1,
    groups: 1,
    status: 1,
    enabled: 1,
  } satisfies Record<keyof UserOptions, 1>),
  group: keysOf({ name: 1, precedence: 1, roleArn: 1 } satisfies Record<keyof GroupOptions, 1>),
  resourceServer: keysOf({
    identifier: 1,
    name: 1,
    scopes: 1,
  } satisfies Record<keyof ResourceServerOptions, 1>),
  identityProvider: keysOf({
    name: 1,
    type: 1,
    identifiers: 1,
    users: 1,
    failFirstSignIn: 1,
  } satisfies Record<keyof IdentityProviderOptions, 1>),
}

/** @throws MockOptionError when a key is not one of the options, so that a typo is not a silent default */
export function assertOptionKeys(path: string, value: object, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new MockOptionError(path, 'is not an object', `Give it as { ${known[0]}: … }.`)
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue
    throw new MockOptionError(
      path ? `${path}.${key}` : `\`${key}\``,
      'is not an option',
      `The options here are ${known.join(', ')}.${suggest(key, known)}`,
    )
  }
}
