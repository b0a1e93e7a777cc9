import { suggest } from '../engine/suggest.ts'
import type {
  ExternalUserOptions,
  GroupOptions,
  IdentityProviderOptions,
  MockCognitoOptions,
  PasswordPolicy,
  ResourceServerOptions,
  UserOptions,
  UserPoolClientOptions,
  UserPoolOptions,
} from '../MockCognitoOptions.ts'
import { UsageError } from './UsageError.ts'

type Shape =
  | 'text'
  | 'number'
  | 'switch'
  | 'texts'
  | 'text or texts'
  | 'text map'
  | 'anything'
  | { list: Shape }
  | { object: Readonly<Record<string, Shape>> }

// `satisfies` keeps each shape complete: an option that is missing here fails to compile.
const policy = {
  minimumLength: 'number',
  requireUppercase: 'switch',
  requireLowercase: 'switch',
  requireNumbers: 'switch',
  requireSymbols: 'switch',
} satisfies Record<keyof PasswordPolicy, Shape>

const externalUser = { subject: 'text', attributes: 'text map' } satisfies Record<
  keyof ExternalUserOptions,
  Shape
>

const identityProvider = {
  name: 'text',
  type: 'text',
  identifiers: 'texts',
  users: { list: { object: externalUser } },
  failFirstSignIn: 'switch',
} satisfies Record<keyof IdentityProviderOptions, Shape>

const client = {
  id: 'text',
  name: 'text',
  secret: 'text',
  callbackUrls: 'texts',
  logoutUrls: 'texts',
  defaultRedirectUri: 'text',
  allowedOAuthFlows: 'texts',
  allowedOAuthScopes: 'texts',
  supportedIdentityProviders: 'texts',
  explicitAuthFlows: 'texts',
  accessTokenValidity: 'number',
  idTokenValidity: 'number',
  refreshTokenValidity: 'number',
  refreshTokenRotation: { object: { retryGracePeriod: 'number' } },
  enableTokenRevocation: 'switch',
  preventUserExistenceErrors: 'text',
  readAttributes: 'texts',
  writeAttributes: 'texts',
} satisfies Record<keyof UserPoolClientOptions, Shape>

const user = {
  username: 'text',
  password: 'text',
  sub: 'text',
  attributes: 'text map',
  groups: 'texts',
  status: 'text',
  enabled: 'switch',
} satisfies Record<keyof UserOptions, Shape>

const group = { name: 'text', precedence: 'number', roleArn: 'text' } satisfies Record<
  keyof GroupOptions,
  Shape
>

const resourceServer = { identifier: 'text', name: 'text', scopes: 'texts' } satisfies Record<
  keyof ResourceServerOptions,
  Shape
>

const userPool = {
  id: 'text',
  name: 'text',
  domain: 'text or texts',
  clients: { list: { object: client } },
  users: { list: { object: user } },
  groups: { list: { object: group } },
  resourceServers: { list: { object: resourceServer } },
  identityProviders: { list: { object: identityProvider } },
  passwordPolicy: { object: policy },
  autoVerifiedAttributes: 'texts',
  usernameAttributes: 'texts',
  aliasAttributes: 'texts',
  requiredAttributes: 'texts',
  usernameCaseSensitive: 'switch',
  adminCreateUserOnly: 'switch',
  temporaryPasswordValidityDays: 'number',
  branding: 'text',
} satisfies Record<Exclude<keyof UserPoolOptions, 'triggers'>, Shape>

const root = {
  userPools: { list: { object: userPool } },
  issuer: 'text',
  baseUrl: 'text',
  basePath: 'text',
  now: 'text',
  behaviors: 'anything',
} satisfies Record<keyof MockCognitoOptions, Shape>

const required: ReadonlySet<string> = new Set(['userPools', 'clients'])

/** @throws UsageError that names the path in the JSON, what stands there and what should */
export function assertShape(value: unknown): asserts value is MockCognitoOptions {
  check('', value, { object: root })
}

function check(path: string, value: unknown, shape: Shape): void {
  if (typeof shape === 'string') {
    checkPlain(path, value, shape)
    return
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) throw wrong(path, value, 'a list')
    for (const [index, item] of value.entries()) check(`${path}[${index}]`, item, shape.list)
    return
  }
  if (!isObject(value)) throw wrong(path || 'The file', value, 'an object')
  const known = new Map(Object.entries(shape.object))
  for (const [key, item] of Object.entries(value)) {
    const place = path ? `${path}.${key}` : key
    const expected = known.get(key)
    if (expected) check(place, item, expected)
    else throw new UsageError(`${place} is not an option.${hint(key, [...known.keys()])}`)
  }
  for (const key of known.keys()) {
    if (!required.has(key) || Object.hasOwn(value, key)) continue
    throw new UsageError(`${path ? `${path}.${key}` : key} is missing. Give a list.`)
  }
}

function hint(key: string, known: readonly string[]): string {
  if (key === 'triggers') return ' Triggers are functions; give them to createMockCognito.'
  return suggest(key, known) || ` The options here are ${known.join(', ')}.`
}

const names: Readonly<Record<Exclude<Shape, object>, string>> = {
  text: 'a text',
  number: 'a number',
  switch: 'true or false',
  texts: 'a list of texts',
  'text or texts': 'a text or a list of texts',
  'text map': 'an object of texts',
  anything: 'anything',
}

function checkPlain(path: string, value: unknown, shape: Exclude<Shape, object>): void {
  const isText = (item: unknown) => typeof item === 'string'
  const isTexts = Array.isArray(value) && value.every(isText)
  const fits = {
    text: isText(value),
    number: typeof value === 'number',
    switch: typeof value === 'boolean',
    texts: isTexts,
    'text or texts': isText(value) || isTexts,
    'text map': isObject(value) && Object.values(value).every(isText),
    anything: true,
  }
  if (!fits[shape]) throw wrong(path, value, names[shape])
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong(path: string, value: unknown, expected: string): UsageError {
  const text = JSON.stringify(value)
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  // What stands at a password or a secret stays there.
  const isSecret = /\.(password|secret)$/.test(path)
  return new UsageError(
    `${path} is ${isSecret ? 'something else' : shown}; it should be ${expected}.`,
  )
}
