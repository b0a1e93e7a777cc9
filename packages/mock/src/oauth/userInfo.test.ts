import { expect, test } from 'vitest'
import { call, clientId, createFixture, getTokens, userInfo } from '../testing/fixture.ts'

const admin = 'aws.cognito.signin.user.admin'

const invalidToken =
  'error="invalid_token", error_description="Access token is expired, disabled, or deleted, or the user has globally signed out."'

test('default: every value is a string', async () => {
  const mock = createFixture()
  const response = await userInfo(mock, (await getTokens(mock)).access_token)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json;charset=UTF-8')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('x-frame-options')).toBe('DENY')
  expect(await response.json()).toEqual({
    sub: mock.users.get('ada').sub,
    email: 'ada@example.com',
    email_verified: 'true',
    name: 'Ada',
    'custom:plan': '3',
    username: 'ada',
  })
})

test('parameters: scopes narrow it; openid alone gives all', async () => {
  const mock = createFixture()
  const keysFor = async (scope: string) => {
    const response = await userInfo(mock, (await getTokens(mock, { scope })).access_token)
    return Object.keys((await response.json()) as object)
  }
  expect(await keysFor('openid email')).toEqual(['sub', 'email', 'email_verified', 'username'])
  expect(await keysFor('openid profile')).toEqual(['sub', 'name', 'custom:plan', 'username'])
  expect(await keysFor('openid')).toHaveLength(6)
})

test('behavior: without a token it is a 400 with a header and no body', async () => {
  const response = await userInfo(createFixture())
  expect(response.status).toBe(400)
  expect(await response.text()).toBe('')
  expect(response.headers.get('www-authenticate')).toBe(
    'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
  )
})

test.each<[string, (mock: ReturnType<typeof createFixture>) => Promise<string>]>([
  ['an ID token', async (mock) => (await getTokens(mock)).id_token],
  ['garbage', async () => 'garbage'],
  ['a forged token', async (mock) => `${(await getTokens(mock)).access_token.slice(0, -4)}AAAA`],
  [
    'an expired token',
    async (mock) => {
      const { access_token } = await getTokens(mock)
      mock.clock.advance({ hours: 1 })
      return access_token
    },
  ],
  [
    'a token of a signed-out user',
    async (mock) => {
      const { access_token } = await getTokens(mock)
      mock.users.signOut('ada')
      return access_token
    },
  ],
  [
    'a token of a disabled user',
    async (mock) => {
      const { access_token } = await getTokens(mock)
      mock.users.disable('ada')
      return access_token
    },
  ],
  [
    'a token without openid',
    async (mock) => (await getTokens(mock, { scope: admin })).access_token,
  ],
])('behavior: %s is a 401 with a header and no body', async (_, tokenOf) => {
  const mock = createFixture({ client: { allowedOAuthScopes: ['openid', admin] } })
  const response = await userInfo(mock, await tokenOf(mock))
  expect(response.status).toBe(401)
  expect(await response.text()).toBe('')
  expect(response.headers.get('www-authenticate')).toBe(invalidToken)
})

test('behavior: a token of the JSON API is refused', async () => {
  const mock = createFixture({ client: { explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } })
  const { json } = await call(mock, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: 'ada', PASSWORD: 'Passw0rd!' },
  })
  const { AccessToken } = json.AuthenticationResult as { AccessToken: string }
  expect((await userInfo(mock, AccessToken)).status).toBe(401)
})
