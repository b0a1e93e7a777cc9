import { expect, test } from 'vitest'
import type { MockCognito } from '../MockCognito.ts'
import {
  clientId,
  createFixture,
  getTokens,
  postForm,
  readJwt,
  type Tokens,
} from '../testing/fixture.ts'

const refresh = (mock: MockCognito, token: string) =>
  postForm(mock, '/oauth2/token', {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: token,
  })

test('parameters: resource becomes the audience and survives a refresh', async () => {
  const mock = createFixture()
  const tokens = await getTokens(mock, { resource: 'https://api.example/v1' })
  expect(readJwt(tokens.access_token).claims.aud).toBe('https://api.example/v1')
  const { json } = await refresh(mock, tokens.refresh_token)
  expect(readJwt(String(json.access_token)).claims.aud).toBe('https://api.example/v1')
})

test('behavior: a refresh without rotation brings no refresh token and keeps auth_time', async () => {
  const mock = createFixture()
  const first = await getTokens(mock, { nonce: 'n' })
  mock.clock.advance({ hours: 2 })
  const { json } = await refresh(mock, first.refresh_token)
  expect(Object.keys(json)).toEqual(['id_token', 'access_token', 'expires_in', 'token_type'])
  const before = readJwt(first.id_token).claims
  const after = readJwt(String(json.id_token)).claims
  expect(after.auth_time).toBe(before.auth_time)
  expect(after.origin_jti).toBe(before.origin_jti)
  expect(after.jti).not.toBe(before.jti)
  expect(Number(after.iat)).toBeGreaterThan(Number(before.iat))
})

test('behavior: a refresh token lives 30 days, and what it brings dies with it', async () => {
  const mock = createFixture()
  const { refresh_token: token } = await getTokens(mock)
  mock.clock.advance({ days: 30, minutes: -10 })
  const { json } = await refresh(mock, token)
  expect(Number(json.expires_in)).toBeLessThanOrEqual(600)
  mock.clock.advance({ minutes: 11 })
  expect((await refresh(mock, token)).json).toEqual({ error: 'invalid_grant' })
})

test('behavior: rotation brings a new token; the old one works within the grace only', async () => {
  const mock = createFixture({ client: { refreshTokenRotation: { retryGracePeriod: 10 } } })
  const first = await getTokens(mock)
  const second = (await refresh(mock, first.refresh_token)).json as unknown as Tokens
  expect(second.refresh_token).not.toBe(first.refresh_token)
  mock.clock.advance({ seconds: 9 })
  expect((await refresh(mock, first.refresh_token)).status).toBe(200)
  mock.clock.advance({ seconds: 2 })
  expect((await refresh(mock, first.refresh_token)).json).toEqual({ error: 'invalid_grant' })
  expect((await refresh(mock, second.refresh_token)).json).toEqual({ error: 'invalid_grant' })
})

test('parameters: reuseRevokesFamily false leaves the successor alive', async () => {
  const mock = createFixture({
    client: { refreshTokenRotation: {} },
    mock: { behaviors: { reuseRevokesFamily: false } },
  })
  const first = await getTokens(mock)
  const second = (await refresh(mock, first.refresh_token)).json as unknown as Tokens
  expect((await refresh(mock, first.refresh_token)).status).toBe(400)
  expect((await refresh(mock, second.refresh_token)).status).toBe(200)
})

test('parameters: graceRetry sameToken gives the retry what the first try got', async () => {
  const mock = createFixture({
    client: { refreshTokenRotation: { retryGracePeriod: 30 } },
    mock: { behaviors: { graceRetry: 'sameToken' } },
  })
  const { refresh_token: token } = await getTokens(mock)
  const [first, second] = [await refresh(mock, token), await refresh(mock, token)]
  expect(second.json.refresh_token).toBe(first.json.refresh_token)
})

test('behavior: a rotated token keeps the remaining lifetime', async () => {
  const mock = createFixture({ client: { refreshTokenRotation: {} } })
  const first = await getTokens(mock)
  mock.clock.advance({ days: 29 })
  const second = (await refresh(mock, first.refresh_token)).json as unknown as Tokens
  mock.clock.advance({ days: 2 })
  expect((await refresh(mock, second.refresh_token)).json).toEqual({ error: 'invalid_grant' })
})
