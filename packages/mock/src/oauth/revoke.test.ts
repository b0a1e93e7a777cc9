import { expect, test } from 'vitest'
import { createBrowser } from '../testing/browser.ts'
import {
  authorizeUrl,
  callback,
  clientId,
  createFixture,
  getTokens,
  postForm,
  signIn,
  userInfo,
} from '../testing/fixture.ts'

test('default: ends the refresh token and the access tokens of the same sign-in, not of others', async () => {
  const mock = createFixture()
  const tokens = await getTokens(mock)
  const others = await getTokens(mock)
  const fields = { token: tokens.refresh_token, client_id: clientId }
  const { status, text, headers } = await postForm(mock, '/oauth2/revoke', fields)
  expect([status, text]).toEqual([200, ''])
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect((await userInfo(mock, tokens.access_token)).status).toBe(401)
  expect((await userInfo(mock, others.access_token)).status).toBe(200)
  const refresh = { grant_type: 'refresh_token', client_id: clientId }
  const again = { ...refresh, refresh_token: tokens.refresh_token }
  expect((await postForm(mock, '/oauth2/token', again)).json).toEqual({ error: 'invalid_grant' })
})

test('behavior: an unknown or revoked token is a 200 with nothing in it', async () => {
  const mock = createFixture()
  const { refresh_token: token } = await getTokens(mock)
  for (const sent of ['garbage', token, token]) {
    const fields = { token: sent, client_id: clientId }
    const { status, text } = await postForm(mock, '/oauth2/revoke', fields)
    expect([status, text]).toEqual([200, ''])
  }
})

test('behavior: refuses what it cannot revoke', async () => {
  const mock = createFixture()
  const { access_token: token } = await getTokens(mock)
  const ask = async (fields: Record<string, string>) => {
    const { status, json } = await postForm(mock, '/oauth2/revoke', fields)
    return [status, json]
  }
  expect(await ask({ client_id: clientId })).toEqual([400, { error: 'invalid_request' }])
  expect(await ask({ client_id: clientId, token })).toEqual([
    400,
    { error: 'unsupported_token_type' },
  ])
  expect(await ask({ client_id: 'nobody', token })).toEqual([401, { error: 'invalid_client' }])
})

test('behavior: a client without token revocation is refused', async () => {
  const mock = createFixture({ client: { enableTokenRevocation: false } })
  const { refresh_token: token } = await getTokens(mock)
  const { status, json } = await postForm(mock, '/oauth2/revoke', { token, client_id: clientId })
  expect([status, json]).toEqual([400, { error: 'invalid_request' }])
})

test('behavior: the SSO cookie goes on', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const code = (await signIn(mock, {}, { browser })).searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback }
  const { json } = await postForm(mock, '/oauth2/token', { ...fields, code })
  await postForm(mock, '/oauth2/revoke', {
    token: String(json.refresh_token),
    client_id: clientId,
  })
  expect((await browser.open(authorizeUrl())).url.searchParams.has('code')).toBe(true)
})
