import { expect, test } from 'vitest'
import { call, clientId, createFixture, password, readJwt } from '../testing/fixture.ts'
import { admin, errorOf, flows, type Result, signIn, tokensOf } from '../testing/jsonApi.ts'

async function hmac(secret: string, text: string): Promise<string> {
  const encode = (value: string) => new TextEncoder().encode(value)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text)))
  return btoa(String.fromCharCode(...mac))
}

test('InitiateAuth: tokens of the JSON API have exactly one scope and no version', async () => {
  const { json } = await signIn(createFixture({ client: flows }))
  expect(Object.keys(json)).toEqual(['AuthenticationResult', 'ChallengeParameters'])
  const result = json.AuthenticationResult as Result
  expect(Object.keys(result)).toEqual([
    'AccessToken',
    'ExpiresIn',
    'IdToken',
    'RefreshToken',
    'TokenType',
  ])
  const { claims } = readJwt(result.AccessToken)
  expect(claims.scope).toBe(admin)
  expect(claims).not.toHaveProperty('version')
  expect(readJwt(result.IdToken).claims).not.toHaveProperty('at_hash')
})

test.each([
  [
    'unknown client',
    { ClientId: 'nobody' },
    'ResourceNotFoundException',
    'User pool client nobody does not exist.',
  ],
  [
    'flow that is off',
    { AuthFlow: 'USER_SRP_AUTH' },
    'InvalidParameterException',
    'USER_SRP_AUTH flow not enabled for this client',
  ],
  [
    'no username',
    { AuthParameters: {} },
    'InvalidParameterException',
    'Missing required parameter USERNAME',
  ],
  [
    'unknown user',
    { AuthParameters: { USERNAME: 'nobody', PASSWORD: password } },
    'NotAuthorizedException',
    'Incorrect username or password.',
  ],
])('InitiateAuth: %s', async (_, change, type, message) => {
  const mock = createFixture({ client: flows })
  const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, ...change }
  expect(await errorOf(call(mock, 'InitiateAuth', input))).toEqual([400, type, message])
})

test('InitiateAuth: unknown users show at a client of the old kind', async () => {
  const mock = createFixture({ client: { ...flows, preventUserExistenceErrors: 'LEGACY' } })
  expect(await errorOf(signIn(mock, { USERNAME: 'nobody' }))).toEqual([
    400,
    'UserNotFoundException',
    'User does not exist.',
  ])
  const forgot = call(mock, 'ForgotPassword', { ClientId: clientId, Username: 'nobody' })
  expect(await errorOf(forgot)).toEqual([
    400,
    'UserNotFoundException',
    'Username/client id combination not found.',
  ])
})

test('InitiateAuth: the state of the user', async () => {
  const mock = createFixture({ client: flows })
  mock.users.disable('ada')
  expect(await errorOf(signIn(mock))).toEqual([400, 'NotAuthorizedException', 'User is disabled.'])
  mock.users.enable('ada')
  mock.users.requirePasswordReset('ada')
  expect(await errorOf(signIn(mock))).toEqual([
    400,
    'PasswordResetRequiredException',
    'Password reset required for the user',
  ])
  mock.users.create({ username: 'new', password, status: 'UNCONFIRMED' })
  expect(await errorOf(signIn(mock, { USERNAME: 'new' }))).toEqual([
    400,
    'UserNotConfirmedException',
    'User is not confirmed.',
  ])
})

test('InitiateAuth: five failures lock for a second, six for two; tries meanwhile do not count', async () => {
  const mock = createFixture({ client: flows })
  const fail = async () => (await signIn(mock, { PASSWORD: 'wrong' })).json.message
  for (let count = 0; count < 5; count++) {
    expect(await fail()).toBe('Incorrect username or password.')
  }
  expect((await signIn(mock)).json.message).toBe('Password attempts exceeded')
  mock.clock.advance({ seconds: 1.1 })
  expect(await fail()).toBe('Incorrect username or password.')
  mock.clock.advance({ seconds: 1.1 })
  expect((await signIn(mock)).json.message).toBe('Password attempts exceeded')
  mock.clock.advance({ seconds: 1.1 })
  expect((await signIn(mock)).status).toBe(200)
  expect(await fail()).toBe('Incorrect username or password.')
})

test('InitiateAuth: names fold case; only verified aliases of the pool sign in', async () => {
  const mock = createFixture({ client: flows, pool: { aliasAttributes: ['email'] } })
  expect((await signIn(mock, { USERNAME: 'ADA' })).status).toBe(200)
  expect((await signIn(mock, { USERNAME: 'ada@example.com' })).status).toBe(200)
  mock.users.setAttributes('ada', { email_verified: 'false' })
  expect((await signIn(mock, { USERNAME: 'ada@example.com' })).status).toBe(400)
})

test('InitiateAuth: a secret must be proved with SECRET_HASH', async () => {
  const mock = createFixture({ client: { ...flows, secret: 'clientSecret' } })
  expect(await errorOf(signIn(mock))).toEqual([
    400,
    'NotAuthorizedException',
    'Client app is configured for secret but secret was not received',
  ])
  expect((await signIn(mock, { SECRET_HASH: 'wrong' })).json.message).toBe(
    'SecretHash does not match for the client: app',
  )
  const SECRET_HASH = await hmac('clientSecret', `ada${clientId}`)
  expect((await signIn(mock, { SECRET_HASH })).status).toBe(200)
})

test('InitiateAuth: REFRESH_TOKEN_AUTH brings no refresh token', async () => {
  const mock = createFixture({ client: flows })
  const { RefreshToken, IdToken } = await tokensOf(mock)
  const input = { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: clientId }
  const AuthParameters = { REFRESH_TOKEN: RefreshToken }
  const { json } = await call(mock, 'InitiateAuth', { ...input, AuthParameters })
  const result = json.AuthenticationResult as Result
  expect(result).not.toHaveProperty('RefreshToken')
  expect(readJwt(result.IdToken).claims.origin_jti).toBe(readJwt(IdToken).claims.origin_jti)
  const garbage = { ...input, AuthParameters: { REFRESH_TOKEN: 'garbage' } }
  expect((await call(mock, 'InitiateAuth', garbage)).json.message).toBe('Invalid Refresh Token')
})

test('InitiateAuth: REFRESH_TOKEN_AUTH does not go with rotation', async () => {
  const mock = createFixture({ client: { ...flows, refreshTokenRotation: {} } })
  const AuthParameters = { REFRESH_TOKEN: (await tokensOf(mock)).RefreshToken }
  const input = { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: clientId, AuthParameters }
  expect(await errorOf(call(mock, 'InitiateAuth', input))).toEqual([
    400,
    'InvalidParameterException',
    'REFRESH_TOKEN_AUTH flow not enabled for this client',
  ])
})
