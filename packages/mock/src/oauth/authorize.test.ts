import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createBrowser } from '../testing/browser.ts'
import {
  authorizeUrl,
  callback,
  challenge,
  createFixture,
  domain,
  password,
  signIn,
} from '../testing/fixture.ts'

async function locationOf(mock: ReturnType<typeof createFixture>, url: URL): Promise<string> {
  const response = await mock.fetch(new Request(url))
  expect(response.status).toBe(302)
  return response.headers.get('location') ?? ''
}

test('default: goes to /login with the same query', async () => {
  const url = authorizeUrl({ state: 'a b', scope: 'openid email' })
  expect(await locationOf(createFixture(), url)).toBe(`${domain}/login${url.search}`)
})

test('default: a sign-in comes back with a code in the query and the state encoded once', async () => {
  const url = await signIn(createFixture(), { state: 'x=1&y ä' })
  expect(url.href).toMatch(
    /^https:\/\/app\.example\/callback\?code=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}&state=x%3D1%26y%20%C3%A4$/,
  )
})

test('behavior: with a live session the state comes back encoded twice', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await signIn(mock, {}, { browser })
  const { url } = await browser.open(authorizeUrl({ state: 'a b' }))
  expect(url.search).toMatch(/&state=a%2520b$/)
})

test('behavior: the session cookie lasts one hour from the sign-in and does not slide', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await signIn(mock, {}, { browser })
  mock.clock.advance({ minutes: 59 })
  expect((await browser.open(authorizeUrl())).url.searchParams.has('code')).toBe(true)
  mock.clock.advance({ minutes: 2 })
  expect((await browser.open(authorizeUrl())).url.pathname).toBe('/login')
})

test('behavior: the session cookie is host-only, HttpOnly and Lax', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const page = await browser.open(authorizeUrl())
  const csrf = browser.cookies.get('XSRF-TOKEN') ?? ''
  const response = await mock.fetch(
    new Request(page.url, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: csrf, username: 'ada', password }),
      headers: { cookie: `XSRF-TOKEN=${csrf}` },
    }),
  )
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('cognito='))
  expect(cookie).toMatch(/^cognito=[\w-]+; Path=\/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax$/)
})

test('behavior: one session serves both pools of a host, each with its own user', async () => {
  const mock = createFixture({
    mock: {
      userPools: ['one', 'two'].map((id) => ({
        id: `eu-west-1_${id}`,
        clients: [{ id, callbackUrls: [callback] }],
        users: [{ username: 'ada', password }],
      })),
    },
  })
  const browser = createBrowser(mock)
  const base = 'http://localhost:9229'
  await signIn(mock, { client_id: 'one' }, { browser, base })
  expect((await browser.open(authorizeUrl({ client_id: 'two' }, base))).url.pathname).toBe('/login')
  await signIn(mock, { client_id: 'two' }, { browser, base })
  const again = await browser.open(authorizeUrl({ client_id: 'one' }, base))
  expect(again.url.searchParams.has('code')).toBe(true)
})

test.each([
  ['unregistered redirect_uri', { redirect_uri: `${callback}/` }, 'redirect_mismatch'],
  ['missing redirect_uri', { redirect_uri: undefined }, 'redirect_mismatch'],
  ['unknown client', { client_id: 'nobody' }, 'invalid_request'],
])('behavior: %s ends on the error page, never at the app', async (_, change, error) => {
  const mock = createFixture()
  const url = authorizeUrl({ ...change, state: 's' })
  const location = new URL(await locationOf(mock, url))
  expect(location.origin + location.pathname).toBe(`${domain}/error`)
  expect(location.searchParams.get('error')).toBe(error)
  expect(location.searchParams.get('client_id')).toBe(url.searchParams.get('client_id'))
  const page = await mock.fetch(new Request(location))
  expect(page.status).toBe(400)
  expect(await page.text()).toContain('An error was encountered with the requested page.')
})

test('behavior: redirect_uri is compared character by character', async () => {
  const mock = createFixture()
  const near = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.string().map((tail) => callback + tail),
    fc.integer({ min: 0, max: callback.length - 1 }).map((cut) => callback.slice(0, cut)),
    fc.constantFrom(
      callback.toUpperCase(),
      callback.replace('https', 'http'),
      callback.replace('app.example', 'app.example:443'),
      callback.replace('/callback', '//callback'),
      `${callback}?`,
      `${callback}#`,
      ` ${callback}`,
    ),
  )
  await fc.assert(
    fc.asyncProperty(near, async (redirectUri) => {
      fc.pre(redirectUri !== callback)
      const location = await locationOf(mock, authorizeUrl({ redirect_uri: redirectUri }))
      expect(location.startsWith(`${domain}/error?error=redirect_mismatch`)).toBe(true)
    }),
  )
})

test('behavior: any registered URL gets the code, with its own query kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webUrl({ withQueryParameters: true }), async (url) => {
      const registered = url.replace(/^http:/, 'https:')
      const mock = createFixture({ client: { callbackUrls: [registered] } })
      const at = await signIn(mock, { redirect_uri: registered })
      const sign = registered.includes('?') ? '&' : '?'
      expect(at.href.startsWith(new URL(`${registered}${sign}code=`).href)).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test.each([
  ['no response_type', { response_type: undefined }, 'invalid_request'],
  ['response_type id_token', { response_type: 'id_token' }, 'invalid_request'],
  ['challenge without method', { code_challenge: challenge }, 'invalid_request'],
  ['method without challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  [
    'method plain',
    { code_challenge: challenge, code_challenge_method: 'plain' },
    'invalid_request',
  ],
  ['flow that the client has not', { response_type: 'token' }, 'unauthorized_client'],
  ['unknown scope', { scope: 'openid admin' }, 'invalid_scope'],
  ['email without openid', { scope: 'email' }, 'invalid_scope'],
  ['no session with prompt=none', { prompt: 'none' }, 'login_required'],
  ['prompt=none with another', { prompt: 'none login' }, 'invalid_request'],
  ['unknown provider', { identity_provider: 'Nobody' }, 'invalid_request'],
  ['plain http resource', { resource: 'http://api.example' }, 'invalid_request'],
])('behavior: %s is told to the app with the state', async (_, change, error) => {
  const location = await locationOf(createFixture(), authorizeUrl({ state: 's', ...change }))
  expect(location).toBe(`${callback}?error=${error}&state=s`)
})

test('parameters: prompt=login asks again and keeps the old session until then', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await signIn(mock, {}, { browser })
  expect((await browser.open(authorizeUrl({ prompt: 'login' }))).url.pathname).toBe('/login')
  expect((await browser.open(authorizeUrl())).url.searchParams.has('code')).toBe(true)
})

test('parameters: prompt=none with a session answers at once', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await signIn(mock, {}, { browser })
  const { url } = await browser.open(authorizeUrl({ prompt: 'none' }))
  expect(url.searchParams.has('code')).toBe(true)
})

test('parameters: response_type=token answers in the fragment without a refresh token', async () => {
  const mock = createFixture({ client: { allowedOAuthFlows: ['implicit'] } })
  const { hash, search } = await signIn(mock, { response_type: 'token', state: 's' })
  const fragment = new URLSearchParams(hash.slice(1))
  expect(search).toBe('')
  expect([...fragment.keys()]).toEqual([
    'id_token',
    'access_token',
    'expires_in',
    'token_type',
    'state',
  ])
})

test('behavior: the classic pages know neither prompt nor resource', async () => {
  const mock = createFixture({ pool: { branding: 'classic' } })
  expect(await locationOf(mock, authorizeUrl({ prompt: 'none' }))).toContain('/login?')
  expect(await locationOf(mock, authorizeUrl({ resource: 'https://api.example' }))).toBe(
    `${callback}?error=invalid_scope`,
  )
})
