import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { defaultOptions } from './cli/defaultOptions.ts'
import { createMockCognito } from './createMockCognito.ts'
import { mockCognitoHandlers } from './msw.ts'

const mock = createMockCognito({ ...defaultOptions, basePath: '/cognito' })
const server = setupServer(...mockCognitoHandlers(mock, { hosts: ['auth.example.test'] }))
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  server.resetHandlers()
  mock.reset()
})
afterAll(() => server.close())

const query = new URLSearchParams({
  client_id: 'mockclient0000000000000000',
  response_type: 'code',
  redirect_uri: 'http://localhost:6006/callback',
  state: 'abc',
})

/** Walks from authorize to the app, as a frame does; cookies are the handlers' own affair. */
async function signIn(base: string): Promise<URL> {
  const authorize = await fetch(`${base}/oauth2/authorize?${query}`, { redirect: 'manual' })
  const loginUrl = new URL(authorize.headers.get('location') ?? '', base)
  if (loginUrl.pathname.endsWith('/callback')) return loginUrl
  const page = await fetch(loginUrl)
  const text = await page.text()
  const csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const action = /action="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const response = await fetch(new URL(action, loginUrl), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ _csrf: csrf, username: 'ada@example.com', password: 'Passw0rd!' }),
  })
  return new URL(response.headers.get('location') ?? '')
}

describe.each([
  'http://localhost:6006/cognito',
  'https://mock-demo.auth.eu-west-1.amazoncognito.com',
  'https://auth.example.test/cognito',
])('%s', (base) => {
  test('default', async () => {
    const callback = await signIn(base)
    expect(callback.origin + callback.pathname).toBe('http://localhost:6006/callback')
    expect(callback.searchParams.get('state')).toBe('abc')
    const response = await fetch(`${base}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'mockclient0000000000000000',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: 'http://localhost:6006/callback',
      }),
    })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ token_type: 'Bearer' })
  })

  test('behavior: the jar keeps the SSO session', async () => {
    await signIn(base)
    mock.requests.clear()
    expect((await signIn(base)).searchParams.has('code')).toBe(true)
    expect(mock.requests('login')).toHaveLength(0)
  })

  test('behavior: pages may be framed, and cookies stay in the jar', async () => {
    const { headers } = await fetch(`${base}/login?${query}`)
    expect(headers.has('x-frame-options')).toBe(false)
    expect(headers.has('set-cookie')).toBe(false)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src /)
    expect(headers.get('content-security-policy')).not.toContain('frame-ancestors')
  })
})

test("behavior: the pages keep their guard at the mock's own door", async () => {
  const response = await mock.fetch(new Request(`http://localhost:6006/cognito/login?${query}`))
  expect(response.headers.get('x-frame-options')).toBe('DENY')
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
})

test('behavior: an injected network error is a network error', async () => {
  mock.faults.next('token', { networkError: true })
  const url = 'http://localhost:6006/cognito/oauth2/token'
  await expect(fetch(url, { method: 'POST' })).rejects.toThrow(TypeError)
})

test("behavior: AWS's JSON API is answered", async () => {
  const response = await fetch('https://cognito-idp.eu-west-1.amazonaws.com/', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.ListUserPools',
    },
    body: '{}',
  })
  expect(response.status).toBe(400)
})

test.each(['http://localhost:6006/cognitive', 'https://cognito-idp.us-east-1.amazonaws.com/'])(
  'behavior: %s is not answered',
  async (url) => {
    // MSW says so in the console, too.
    using silenced = vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(fetch(url)).rejects.toThrow()
    expect(silenced).toHaveBeenCalled()
  },
)
