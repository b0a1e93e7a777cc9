import { expect, test } from 'vitest'
import { call, createFixture, getTokens } from '../testing/fixture.ts'
import { admin, errorOf, flows, tokensOf } from '../testing/jsonApi.ts'

test('GetUser: strings, and no more than the client may read', async () => {
  const mock = createFixture({ client: { ...flows, readAttributes: ['email', 'email_verified'] } })
  const { AccessToken } = await tokensOf(mock)
  expect((await call(mock, 'GetUser', { AccessToken })).json).toEqual({
    Username: 'ada',
    UserAttributes: [
      { Name: 'sub', Value: mock.users.get('ada').sub },
      { Name: 'email', Value: 'ada@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ],
  })
})

test('GetUser: why a token is refused', async () => {
  const mock = createFixture({ client: flows })
  const { AccessToken, IdToken } = await tokensOf(mock)
  const refusal = async (token: string) =>
    (await errorOf(call(mock, 'GetUser', { AccessToken: token })))[2]
  const [head, body] = AccessToken.split('.')
  expect(await refusal('garbage')).toBe('Invalid Access Token')
  expect(await refusal(IdToken)).toBe('Invalid Access Token')
  expect(await refusal(`${head}.${body}.AAAA`)).toBe('Could not verify signature for Access Token')
  expect(await refusal((await getTokens(mock)).access_token)).toBe(
    'Access Token does not have required scopes',
  )
  mock.clock.advance({ hours: 1 })
  expect(await refusal(AccessToken)).toBe('Access Token has expired')
})

test('GetUser: an OAuth token with the scope is welcome', async () => {
  const mock = createFixture({ client: { allowedOAuthScopes: ['openid', admin] } })
  const { access_token: AccessToken } = await getTokens(mock)
  expect((await call(mock, 'GetUser', { AccessToken })).status).toBe(200)
})
