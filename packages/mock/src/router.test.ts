import { expect, test } from 'vitest'
import { createBrowser } from './testing/browser.ts'
import {
  authorizeUrl,
  callback,
  clientId,
  createFixture,
  domain,
  password,
  poolId,
  postForm,
  signIn,
} from './testing/fixture.ts'

const pool = { id: poolId, clients: [{ id: clientId }] }

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
