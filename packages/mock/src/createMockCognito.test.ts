import { expect, test } from 'vitest'
import { createMockCognito } from './createMockCognito.ts'
import type { MockCognitoOptions } from './MockCognitoOptions.ts'
import { createBrowser } from './testing/browser.ts'
import {
  authorizeUrl,
  call,
  callback,
  clientId,
  createFixture,
  domain,
  getTokens,
  password,
  poolId,
  postForm,
  signIn,
} from './testing/fixture.ts'

const pool = { id: poolId, clients: [{ id: clientId }] }

test.each<[string, unknown, RegExp]>([
  ['no pools', { userPools: [] }, /`userPools` is empty.*Give at least one/],
  [
    'a pool id',
    { userPools: [{ ...pool, id: 'pool' }] },
    /userPools\[0\]\.id is "pool".*eu-west-1_/,
  ],
  [
    'a typo',
    { userPools: [{ ...pool, user: [] }] },
    /userPools\[0\]\.user is not an option.*Did you mean `users`/,
  ],
  [
    'a typo at the top',
    { userPools: [pool], basepath: '' },
    /`basepath` is not an option.*`basePath`/,
  ],
  [
    'a behavior',
    { userPools: [pool], behaviors: { athash: false } },
    /behaviors\.athash.*`atHash`/,
  ],
  ['a client twice', { userPools: [pool, { ...pool, id: 'eu-west-1_other' }] }, /"app" twice/],
  [
    'a callback URL',
    { userPools: [{ ...pool, clients: [{ id: 'app', callbackUrls: ['/callback'] }] }] },
    /callbackUrls has "\/callback".*absolute/,
  ],
  [
    'http',
    { userPools: [{ ...pool, clients: [{ id: 'app', callbackUrls: ['http://app.example/'] }] }] },
    /http only for localhost/,
  ],
  [
    'a lifetime',
    { userPools: [{ ...pool, clients: [{ id: 'app', accessTokenValidity: 60 }] }] },
    /accessTokenValidity is 60.*300 to 86400/,
  ],
  [
    'a domain',
    { userPools: [{ ...pool, domain: 'https://x.example' }] },
    /domain is "https:\/\/x\.example".*without https/,
  ],
  [
    'a base path',
    { userPools: [pool], basePath: 'cognito/' },
    /`basePath` is "cognito\/".*Start it with a slash/,
  ],
  [
    'an issuer',
    { userPools: [pool], issuer: 'mine' },
    /`issuer` is "mine".*'aws', 'updated' or 'local'/,
  ],
  [
    'machine flows',
    {
      userPools: [{ ...pool, clients: [{ id: 'app', allowedOAuthFlows: ['client_credentials'] }] }],
    },
    /client_credentials.*secret/,
  ],
])('parameters: %s that is wrong is named with its value and the fix', (_, options, message) => {
  expect(() => createMockCognito(options as MockCognitoOptions)).toThrow(message)
})

test.each(['http://localhost', 'http://127.0.0.1:3000/cb', 'http://[::1]/', 'myapp://cb'])(
  'parameters: %s is a callback URL',
  (url) => {
    const clients = [{ id: 'app', callbackUrls: [url] }]
    expect(() => createMockCognito({ userPools: [{ ...pool, clients }] })).not.toThrow()
  },
)

test('parameters: on any other host everything lives together', async () => {
  const mock = createFixture()
  const base = 'http://localhost:9229'
  const url = await signIn(mock, {}, { base })
  const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback }
  const code = url.searchParams.get('code') ?? ''
  const { status } = await postForm(mock, '/oauth2/token', { ...fields, code }, { base })
  expect(status).toBe(200)
  const target = { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' }
  const request = new Request(`${base}/`, { method: 'POST', body: '{}', headers: target })
  expect((await mock.fetch(request)).status).toBe(400)
})

test('parameters: basePath is in redirects, forms, links and cookies', async () => {
  const mock = createFixture({ mock: { basePath: '/cognito' } })
  const base = 'http://localhost:6006/cognito'
  const browser = createBrowser(mock)
  const page = await browser.open(authorizeUrl({}, base))
  expect(page.url.pathname).toBe('/cognito/login')
  expect(page.response?.headers.get('set-cookie')).toContain('Path=/cognito;')
  const inside = [...page.html.matchAll(/(?:action|href)="(\/[^"]*)"/g)].map(([, url]) => url)
  expect(inside.length).toBeGreaterThan(2)
  for (const url of inside) expect(url).toMatch(/^\/cognito\//)
  const { url } = await browser.submit(page, { username: 'ada', password })
  expect(url.searchParams.has('code')).toBe(true)
  const outside = await mock.fetch(new Request('http://localhost:6006/login'))
  expect(outside.status).toBe(404)
})

test('parameters: a custom domain', async () => {
  const mock = createFixture({ pool: { domain: ['demo', 'auth.app.example'] } })
  for (const base of [domain, 'https://auth.app.example']) {
    expect((await signIn(mock, {}, { base })).searchParams.has('code')).toBe(true)
  }
})

test('behavior: a domain answers for the clients of its own pool only', async () => {
  const mock = createFixture({
    mock: {
      userPools: [
        { ...pool, domain: 'demo' },
        { id: 'eu-west-1_other', clients: [{ id: 'other', callbackUrls: [callback] }] },
      ],
    },
  })
  const { url } = await createBrowser(mock).open(authorizeUrl({ client_id: 'other' }))
  expect(url.pathname).toBe('/error')
})

test('behavior: the paths of AWS are case-sensitive', async () => {
  const response = await createFixture().fetch(new Request(`${domain}/oauth2/userinfo`))
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('/oauth2/userinfo')
})

test('serves: the hosts of its pools and what lies under its base URL', () => {
  const mock = createFixture({ mock: { baseUrl: 'http://localhost:6006/cognito' } })
  expect(mock.serves(`${domain}/login`)).toBe(true)
  expect(mock.serves('https://cognito-idp.eu-west-1.amazonaws.com/')).toBe(true)
  expect(mock.serves('http://localhost:6006/cognito/login')).toBe(true)
  expect(mock.serves('http://localhost:6006/other')).toBe(false)
  expect(mock.serves('https://cognito-idp.us-east-1.amazonaws.com/')).toBe(false)
  expect(mock.serves('https://api.example/')).toBe(false)
})

test('fetch: cookies can go beside request and response', async () => {
  const mock = createFixture()
  const set: string[] = []
  const onSetCookie = (value: string) => set.push(value)
  const page = await mock.fetch(new Request(`${domain}/login${authorizeUrl().search}`), {
    onSetCookie,
  })
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  expect(set[0]).toContain(`XSRF-TOKEN=${csrf}`)
  const answer = await mock.fetch(
    new Request(page.url || `${domain}/login${authorizeUrl().search}`, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrf, username: 'ada', password }),
    }),
    { cookie: `XSRF-TOKEN=${csrf}`, onSetCookie },
  )
  expect(answer.status).toBe(302)
  expect(set.some((line) => line.startsWith('cognito='))).toBe(true)
})

test('faults: the next request of that name gets the answer, the one after is real', async () => {
  const mock = createFixture()
  mock.faults.next('GetUser', {
    status: 503,
    body: { down: true },
    headers: { 'retry-after': '1' },
  })
  const first = await call(mock, 'GetUser', {})
  expect([first.status, first.json]).toEqual([503, { down: true }])
  expect(first.headers.get('retry-after')).toBe('1')
  expect(first.headers.get('access-control-allow-origin')).toBe('*')
  expect((await call(mock, 'GetUser', {})).status).toBe(400)
})

test('faults: an exception, several times', async () => {
  const mock = createFixture()
  mock.faults.next('InitiateAuth', {
    exception: 'TooManyRequestsException',
    message: 'Slow',
    times: 2,
  })
  expect(mock.faults.pending('InitiateAuth')).toBe(2)
  for (let count = 0; count < 2; count++) {
    const { status, json } = await call(mock, 'InitiateAuth', {})
    expect([status, json]).toEqual([400, { __type: 'TooManyRequestsException', message: 'Slow' }])
  }
  expect(mock.faults.pending()).toBe(0)
})

test('faults: networkError rejects; with when after the request has taken effect', async () => {
  const mock = createFixture()
  const code = (await signIn(mock)).searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback }
  mock.faults.next('token', { networkError: true })
  await expect(postForm(mock, '/oauth2/token', { ...fields, code })).rejects.toThrow(TypeError)
  mock.faults.next('token', { networkError: true, when: 'after' })
  await expect(postForm(mock, '/oauth2/token', { ...fields, code })).rejects.toThrow(TypeError)
  const { json } = await postForm(mock, '/oauth2/token', { ...fields, code })
  expect(json).toEqual({ error: 'invalid_grant' })
})

test('faults: hang answers when the request is aborted', async () => {
  const mock = createFixture()
  mock.faults.next('jwks', { networkError: 'hang' })
  const aborter = new AbortController()
  const url = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}/.well-known/jwks.json`
  const pending = mock.fetch(new Request(url, { signal: aborter.signal }))
  aborter.abort()
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' })
})

test('faults: an unknown name is refused with a suggestion', () => {
  const { faults } = createFixture()
  expect(() => faults.next('userinfo', {})).toThrow(/"userinfo".*Did you mean `userInfo`/)
})

test('requests: what arrived, by name, without interpretation', async () => {
  const mock = createFixture()
  await getTokens(mock)
  await call(mock, 'GetUser', { AccessToken: 'x' })
  expect(mock.requests().map(({ name }) => name)).toEqual([
    'authorize',
    'login',
    'login',
    'token',
    'GetUser',
  ])
  expect(mock.requests('token')).toMatchObject([
    { method: 'POST', path: '/oauth2/token', form: { client_id: clientId }, status: 200 },
  ])
  expect(mock.requests('GetUser')[0]?.json).toEqual({ AccessToken: 'x' })
  mock.requests.clear()
  expect(mock.requests()).toEqual([])
})

test('users: an unknown one is named, with those there are', () => {
  const { users } = createFixture()
  expect(users.find('nobody')).toBeUndefined()
  expect(() => users.get('nobody')).toThrow(/"nobody" does not exist.*ada/)
})

test('users: one name in two pools needs the pool', () => {
  const users = [{ username: 'ada' }]
  const mock = createMockCognito({
    userPools: [
      { ...pool, users },
      { id: 'eu-west-1_other', clients: [], users },
    ],
  })
  expect(() => mock.users.get('ada')).toThrow(/Several user pools/)
  expect(mock.users.get('ada', { userPoolId: poolId }).userPoolId).toBe(poolId)
})

test('users: a seeded user keeps its sub when the mock restarts', () => {
  const sub = () => createFixture().users.get('ada').sub
  expect(sub()).toBe(sub())
})

test('clock: advance, set, reset', () => {
  const { clock } = createFixture({ mock: { now: '2026-01-01T00:00:00Z' } })
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 })
  expect(clock.now().toISOString()).toMatch(/^2026-01-02T02:03:04/)
  clock.set('2030-05-06T07:08:09Z')
  expect(clock.now().toISOString()).toMatch(/^2030-05-06T07:08:09/)
  clock.reset()
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  expect(() => clock.set('soon')).toThrow(/clock\.set is "soon"/)
})

test('reset: back to the seed', async () => {
  const mock = createFixture()
  const { access_token: AccessToken } = await getTokens(mock)
  mock.users.delete('ada')
  mock.clock.advance({ days: 1 })
  mock.faults.next('token', { status: 500 })
  mock.reset()
  expect(mock.users.get('ada').username).toBe('ada')
  expect(mock.sessions.list()).toEqual([])
  expect(mock.requests()).toEqual([])
  expect(mock.faults.pending()).toBe(0)
  expect((await call(mock, 'GetUser', { AccessToken })).status).toBe(400)
})

test('describe: what is served, without secrets', () => {
  const mock = createFixture({ client: { secret: 'very-secret' } })
  expect(mock.describe()).toMatchObject({
    userPools: [
      { id: poolId, usernames: ['ada'], clients: [{ id: clientId, confidential: true }] },
    ],
  })
  expect(JSON.stringify(mock.describe())).not.toMatch(/very-secret|Passw0rd/)
})
