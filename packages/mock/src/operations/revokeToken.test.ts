import { expect, test } from 'vitest'
import { call, clientId, createFixture } from '../testing/fixture.ts'
import { flows, tokensOf } from '../testing/jsonApi.ts'

test('RevokeToken: ends one sign-in; an access token is the wrong kind', async () => {
  const mock = createFixture({ client: flows })
  const { RefreshToken, AccessToken } = await tokensOf(mock)
  const wrong = await call(mock, 'RevokeToken', { Token: AccessToken, ClientId: clientId })
  expect(wrong.json.__type).toBe('UnsupportedTokenTypeException')
  const answer = await call(mock, 'RevokeToken', { Token: RefreshToken, ClientId: clientId })
  expect([answer.status, answer.json]).toEqual([200, {}])
  expect((await call(mock, 'GetUser', { AccessToken })).json.message).toBe(
    'Access Token has been revoked',
  )
})
