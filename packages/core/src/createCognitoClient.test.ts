import { expect, test } from 'vitest'
import { createCognitoClient } from './client.ts'
import { createTestBrowser } from './testing/index.ts'
import { thrownBy } from './testing-support/hygiene.ts'

const good = { userPoolId: 'eu-west-1_AbCdEf123', clientId: 'app' } as const
const create = (config: object) =>
  createCognitoClient({
    ...good,
    environment: createTestBrowser().openTab(),
    ...config,
  } as Parameters<typeof createCognitoClient>[0])
const refusalOf = (config: object) => thrownBy(() => create(config))

test('default: what follows from the user pool', () => {
  expect(create({}).config).toMatchObject({
    userPoolId: 'eu-west-1_AbCdEf123',
    clientId: 'app',
    domain: undefined,
    scopes: ['openid', 'email', 'profile'],
    storage: 'local',
    endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com/',
    issuers: [
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
      'https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123',
    ],
    refreshLeeway: 60,
    requestTimeout: 10,
    retryFederatedSignUp: true,
    allowFrame: false,
  })
})

test.each([
  ['my-app', 'https://my-app.auth.eu-west-1.amazoncognito.com'],
  ['auth.example.com', 'https://auth.example.com'],
  ['https://auth.example.com/', 'https://auth.example.com'],
  ['http://localhost:9229', 'http://localhost:9229'],
  ['http://127.0.0.1:9229/cognito', 'http://127.0.0.1:9229/cognito'],
  ['http://[::1]:9229', 'http://[::1]:9229'],
  ['https://app.example.com/cognito', 'https://app.example.com/cognito'],
])('parameters: domain %s', (domain, expected) => {
  expect(create({ domain }).config.domain).toBe(expected)
})

test('parameters: issuer stands in for userPoolId', () => {
  const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123'
  expect(create({ userPoolId: undefined, issuer }).config).toMatchObject({
    userPoolId: 'eu-west-1_AbCdEf123',
    issuers: [issuer],
    endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com/',
  })
  expect(
    create({ userPoolId: undefined, issuer: 'https://sso.example.com/' }).config,
  ).toMatchObject({
    userPoolId: undefined,
    issuers: ['https://sso.example.com'],
    endpoint: undefined,
  })
})

test('parameters: issuer beside userPoolId narrows what is accepted', () => {
  const issuer = 'http://localhost:9229/eu-west-1_AbCdEf123'
  expect(create({ issuer }).config.issuers).toEqual([issuer])
})

test('parameters: undefined means the default, for every option', () => {
  const options = `issuer domain redirectUri logoutUri scopes storage endpoint refreshLeeway
    requestTimeout retryFederatedSignUp navigate allowFrame environment`
  const undefineds = Object.fromEntries(options.split(/\s+/).map((name) => [name, undefined]))
  const { environment: _, ...config } = undefineds
  expect(create(config).config).toEqual(create({}).config)
})

type Mistake = readonly [option: string, value: unknown, fix: RegExp, rest?: object | undefined]
const mistakes: readonly Mistake[] = [
  ['userPoolId', 'AbCdEf123', /looks like "eu-west-1_AbCdEf123"/],
  ['userPoolId', 'eu-west-1_', /looks like "eu-west-1_AbCdEf123"/],
  ['userPoolId', 12, /looks like "eu-west-1_AbCdEf123"/],
  ['userPoolId', undefined, /Copy the id of the user pool/],
  ['issuer', 'cognito', /absolute URL/],
  ['issuer', 'https://sso.example.com/?a', /without a query/],
  ['clientId', '', /App clients/],
  ['clientId', 'my app', /App clients/],
  ['clientId', undefined, /App clients/],
  ['domain', 'https://auth.example.com/login', /leave the path out/],
  ['domain', 'https://other.example.com/cognito', /leave the path out/],
  ['domain', 'http://auth.example.com', /must use https/],
  ['domain', 'http://localhost.example.com', /must use https/],
  ['domain', 'ftp://auth.example.com', /https/],
  ['domain', 'https://auth.example.com?x=1', /origin only/],
  ['domain', 'https://', /Use for example "auth.example.com"/],
  ['domain', null, /Use for example "auth.example.com"/],
  ['redirectUri', 'callback', /such as "\/callback"/],
  ['redirectUri', '//evil.example/callback', /such as "\/callback"/],
  ['redirectUri', 'javascript:alert(1)', /such as "\/callback"/],
  ['logoutUri', 'goodbye', /path of this origin/],
  ['scopes', ['email'], /"openid"/],
  ['scopes', 'openid email', /array of scopes/],
  ['scopes', ['openid', 'two words'], /array of scopes/],
  ['scopes', [], /"openid"/],
  ['storage', 'cookie', /"local", "session", "memory"/],
  ['storage', { getItem() {} }, /getItem, setItem, removeItem/],
  ['storage', 'memory', /Set `navigate`/, { redirectUri: '/callback' }],
  ['endpoint', 'localhost:9229', /absolute URL/],
  ['refreshLeeway', -1, /number of seconds/],
  ['refreshLeeway', Number.NaN, /number of seconds/],
  ['requestTimeout', '10', /number of seconds/],
  ['requestTimeout', Number.POSITIVE_INFINITY, /number of seconds/],
  ['retryFederatedSignUp', 'yes', /neither true nor false/],
  ['allowFrame', 1, /neither true nor false/],
  ['navigate', '/home', /not a function/],
]

test.for(mistakes)(
  'behavior: %s = %o is refused, with the value and the fix',
  ([option, value, fix, rest]) => {
    const { code, message, retryable } = refusalOf({ ...rest, [option]: value })
    expect({ code, retryable }).toEqual({ code: 'configInvalid', retryable: false })
    expect(message).toContain(`\`${option}\``)
    expect(message).toMatch(fix)
    const isPrintable = value !== undefined && !Number.isNaN(value) && value !== Infinity
    if (isPrintable && typeof value !== 'object') expect(message).toContain(JSON.stringify(value))
    expect(message).toMatch(/TROUBLESHOOTING\.md#configinvalid$/)
  },
)

test.each([
  ['redirectURI', 'redirectUri'],
  ['userPoolID', 'userPoolId'],
  ['cliendId', 'clientId'],
  ['scope', 'scopes'],
  ['logoutUrl', 'logoutUri'],
  ['refreshleeway', 'refreshLeeway'],
])('behavior: the unknown option %s means %s', (option, meant) => {
  const { code, message } = refusalOf({ [option]: 'x' })
  expect(code).toBe('configInvalid')
  expect(message).toContain(`\`${option}\``)
  expect(message).toContain(`Did you mean \`${meant}\`?`)
})

test('behavior: an unknown option that is like no other gets no guess', () => {
  expect(refusalOf({ theme: 'dark' }).message).toMatch(
    /`theme` is not an option\. (?!Did you mean)/,
  )
})

test('behavior: a client secret is refused and not repeated [C10]', () => {
  const clientSecret = '1example23456789secretsecretsecret'
  const error = thrownBy(() =>
    createCognitoClient({
      ...good,
      environment: createTestBrowser().openTab(),
      // @ts-expect-error a browser cannot keep a secret: the type says so too
      clientSecret,
    }),
  )
  expect(error.code).toBe('configInvalid')
  expect(error.message).toContain('`clientSecret`')
  expect(error.message).toContain('single-page application')
  expect(error.message).not.toContain(clientSecret)
})

test('behavior: storage memory without a redirect flow needs no navigate', () => {
  expect(create({ storage: 'memory' }).config.storage).toBe('memory')
  const navigate = () => {}
  expect(create({ storage: 'memory', redirectUri: '/callback', navigate }).config.navigate).toBe(
    navigate,
  )
})

test('behavior: creation reads, but sends, listens and waits for nothing [P1.3]', () => {
  const environment = createTestBrowser().openTab({
    fetch: () => {
      throw new Error('A request was sent.')
    },
  })
  const refuse = () => {
    throw new Error('Something was started.')
  }
  const idle = {
    ...environment,
    lifecycle: { ...environment.lifecycle, isVisible: true, subscribe: refuse },
    clock: { ...environment.clock, after: refuse },
    webStorage: { ...environment.webStorage, subscribe: refuse },
  }
  const client = create({ environment: idle, domain: 'my-app', redirectUri: '/callback' })
  expect(client.session.get()).toEqual({ status: 'signedOut' })
  expect(environment.navigation.visits).toEqual([])
})

test('behavior: on a server nobody is known, and paths wait for the page [P1.22]', async () => {
  const environment = createTestBrowser().openTab({ isAvailable: false })
  const client = create({
    environment,
    domain: 'https://app.example.com/cognito',
    redirectUri: '/callback',
  })
  const stop = client.start()
  expect(client.session.get()).toEqual({ status: 'loading' })
  expect(client.callback.get()).toEqual({ status: 'none' })
  await expect(client.ready()).rejects.toMatchObject({ code: 'storageUnavailable' })
  stop()
  expect(client.session.get()).toEqual({ status: 'loading' })
})
