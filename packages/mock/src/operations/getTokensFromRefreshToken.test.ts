import { expect, test } from 'vitest'
import { call, clientId, createFixture } from '../testing/fixture.ts'
import { errorOf, flows, type Result, tokensOf } from '../testing/jsonApi.ts'

test('GetTokensFromRefreshToken: rotation, and the exception of a token used twice', async () => {
  const mock = createFixture({ client: { ...flows, refreshTokenRotation: {} } })
  const { RefreshToken } = await tokensOf(mock)
  const input = { RefreshToken, ClientId: clientId }
  const { json } = await call(mock, 'GetTokensFromRefreshToken', input)
  expect((json.AuthenticationResult as Result).RefreshToken).not.toBe(RefreshToken)
  const again = await call(mock, 'GetTokensFromRefreshToken', input)
  expect([again.status, again.json.__type]).toEqual([400, 'RefreshTokenReuseException'])
})

test('GetTokensFromRefreshToken: expired and revoked tokens', async () => {
  const mock = createFixture({ client: flows })
  const { RefreshToken } = await tokensOf(mock)
  const ask = () =>
    errorOf(call(mock, 'GetTokensFromRefreshToken', { RefreshToken, ClientId: clientId }))
  mock.users.signOut('ada')
  expect((await ask())[2]).toBe('Refresh Token has been revoked')
  const other = createFixture({ client: flows })
  const input = { RefreshToken: (await tokensOf(other)).RefreshToken, ClientId: clientId }
  other.clock.advance({ days: 30 })
  const late = await errorOf(call(other, 'GetTokensFromRefreshToken', input))
  expect(late).toEqual([400, 'NotAuthorizedException', 'Refresh Token has expired'])
})
