import { expect, test } from 'vitest'
import { createBrowser } from '../testing/browser.ts'
import {
  authorizeUrl,
  callback,
  clientId,
  createFixture,
  domain,
  getTokens,
  signIn,
  userInfo,
} from '../testing/fixture.ts'

function logoutUrl(parameters: Record<string, string>): URL {
  return new URL(`${domain}/logout?${new URLSearchParams(parameters)}`)
}

test('default: goes to the sign-out URL and ends the session', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await signIn(mock, {}, { browser })
  const out = logoutUrl({ client_id: clientId, logout_uri: 'https://app.example/' })
  expect((await browser.open(out)).url.href).toBe('https://app.example/')
  expect(mock.sessions.list()).toEqual([])
  expect((await browser.open(authorizeUrl())).url.pathname).toBe('/login')
})

test('parameters: redirect_uri leads to the login page with every scope of the client', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await signIn(mock, {}, { browser })
  const parameters = { client_id: clientId, redirect_uri: callback, response_type: 'code' }
  const { url } = await browser.open(logoutUrl({ ...parameters, state: 's' }))
  expect(url.pathname).toBe('/login')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    ...parameters,
    state: 's',
    scope: 'openid email phone profile',
  })
  expect(mock.sessions.list()).toEqual([])
})

test.each<[string, Record<string, string>, string]>([
  [
    'unregistered URL',
    { client_id: clientId, logout_uri: 'https://x.example/' },
    'redirect_mismatch',
  ],
  ['nothing', { client_id: clientId }, 'invalid_request'],
  ['no client', { logout_uri: 'https://app.example/' }, 'invalid_request'],
  [
    'the parameters of OIDC',
    { client_id: clientId, post_logout_redirect_uri: 'https://app.example/' },
    'invalid_request',
  ],
])('behavior: %s ends on the error page', async (_, parameters, error) => {
  const browser = createBrowser(createFixture())
  const { url, response } = await browser.open(logoutUrl(parameters))
  expect(url.pathname).toBe('/error')
  expect(url.searchParams.get('error')).toBe(error)
  expect(response?.status).toBe(400)
})

test('behavior: tokens go on', async () => {
  const mock = createFixture()
  const { access_token } = await getTokens(mock)
  const out = logoutUrl({ client_id: clientId, logout_uri: 'https://app.example/' })
  await createBrowser(mock).open(out)
  expect((await userInfo(mock, access_token)).status).toBe(200)
})
