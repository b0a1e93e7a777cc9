import { expect, test } from 'vitest'
import type { UserPoolOptions } from '../MockCognitoOptions.ts'
import { createBrowser, type Page } from '../testing/browser.ts'
import {
  authorizeUrl,
  callback,
  clientId,
  createFixture,
  poolId,
  postForm,
  readJwt,
} from '../testing/fixture.ts'

function createFederated(pool: Partial<UserPoolOptions> = {}, failFirstSignIn = false) {
  return createFixture({
    pool: {
      identityProviders: [
        {
          name: 'Google',
          type: 'Google',
          identifiers: ['example.com'],
          users: [{ subject: '42', attributes: { email: 'lin@example.com', name: 'Lin' } }],
          failFirstSignIn,
        },
      ],
      ...pool,
    },
  })
}

const google = { identity_provider: 'Google', state: 's' }

async function pick(mock: ReturnType<typeof createFederated>): Promise<Page> {
  const browser = createBrowser(mock)
  return browser.submit(await browser.open(authorizeUrl(google)), { subject: '42' })
}

test('default: a person of the provider becomes {Provider}_{subject}', async () => {
  const mock = createFederated()
  const { url } = await pick(mock)
  const { json } = await postForm(mock, '/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: callback,
    code: url.searchParams.get('code') ?? '',
  })
  const { claims } = readJwt(String(json.id_token))
  expect(claims).toMatchObject({
    'cognito:username': 'Google_42',
    'cognito:groups': [`${poolId}_Google`],
    email: 'lin@example.com',
    identities: [{ userId: '42', providerName: 'Google', issuer: null, primary: 'true' }],
  })
  expect(claims.nonce).toBeTypeOf('string')
  expect(mock.users.get('Google_42').status).toBe('EXTERNAL_PROVIDER')
})

test('parameters: idp_identifier finds the provider', async () => {
  const browser = createBrowser(createFederated())
  const { url } = await browser.open(authorizeUrl({ idp_identifier: 'example.com' }))
  expect(url.pathname).toBe('/_provider/Google')
})

test('behavior: the login page links to the provider', async () => {
  const browser = createBrowser(createFederated())
  const { html } = await browser.open(authorizeUrl({ state: 's' }))
  expect(html).toContain('identity_provider=Google')
})

test('behavior: a cancelled sign-in is told to the app', async () => {
  const browser = createBrowser(createFederated())
  const { url } = await browser.submit(await browser.open(authorizeUrl(google)), {
    outcome: 'cancel',
  })
  expect(url.href).toBe(`${callback}?error=access_denied&state=s`)
})

test('parameters: failFirstSignIn fails once with the words of account linking', async () => {
  const mock = createFederated({}, true)
  const { url } = await pick(mock)
  expect(url.searchParams.get('error_description')).toBe(
    'Already found an entry for username Google_42',
  )
  expect((await pick(mock)).url.searchParams.has('code')).toBe(true)
})

test('parameters: a refusing trigger is told to the app', async () => {
  const preSignUp = () => {
    throw new Error('only staff')
  }
  const { url } = await pick(createFederated({ triggers: { preSignUp } }))
  expect(Object.fromEntries(url.searchParams)).toEqual({
    error: 'invalid_request',
    error_description: 'PreSignUp failed with error only staff',
    state: 's',
  })
})

test('behavior: pinning COGNITO does not accept a federated session', async () => {
  const mock = createFederated()
  const browser = createBrowser(mock)
  await browser.submit(await browser.open(authorizeUrl(google)), { subject: '42' })
  const pinned = authorizeUrl({ prompt: 'none', identity_provider: 'COGNITO' })
  expect((await browser.open(pinned)).url.searchParams.get('error')).toBe('login_required')
  const free = authorizeUrl({ prompt: 'none' })
  expect((await browser.open(free)).url.searchParams.has('code')).toBe(true)
})

test('behavior: an answer of the provider works once', async () => {
  const mock = createFederated()
  await pick(mock)
  const [answer] = mock.requests('idpresponse')
  const { response } = await createBrowser(mock).open(answer?.url ?? '')
  expect(response?.status).toBe(400)
})

test('behavior: a person has five minutes at the provider', async () => {
  const mock = createFederated()
  const browser = createBrowser(mock)
  const page = await browser.open(authorizeUrl(google))
  mock.clock.advance({ minutes: 6 })
  const { response } = await browser.submit(page, { subject: '42' })
  expect(response?.status).toBe(400)
})
