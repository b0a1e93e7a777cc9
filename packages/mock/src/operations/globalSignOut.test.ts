import { expect, test } from 'vitest'
import { call, createFixture, getTokens } from '../testing/fixture.ts'
import { errorOf, flows, tokensOf } from '../testing/jsonApi.ts'

test('GlobalSignOut: ends every token and leaves the SSO session', async () => {
  const mock = createFixture({ client: flows })
  await getTokens(mock)
  const [first, second] = [await tokensOf(mock), await tokensOf(mock)]
  const answer = await call(mock, 'GlobalSignOut', { AccessToken: first.AccessToken })
  expect([answer.status, answer.json]).toEqual([200, {}])
  expect(await errorOf(call(mock, 'GetUser', { AccessToken: second.AccessToken }))).toEqual([
    400,
    'NotAuthorizedException',
    'Access Token has been revoked',
  ])
  expect(mock.sessions.list()).toHaveLength(1)
})
