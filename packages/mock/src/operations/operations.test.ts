import { expect, test } from 'vitest'
import type { MockCognito } from '../MockCognito.ts'
import {
  api,
  call,
  clientId,
  createFixture,
  getTokens,
  password,
  readJwt,
} from '../testing/fixture.ts'

const admin = 'aws.cognito.signin.user.admin'
const flows = {
  explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
} as const

interface Result {
  AccessToken: string
  IdToken: string
  RefreshToken: string
}

function signIn(mock: MockCognito, parameters: Record<string, string> = {}) {
  return call(mock, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: 'ada', PASSWORD: password, ...parameters },
  })
}

async function tokensOf(mock: MockCognito): Promise<Result> {
  return (await signIn(mock)).json.AuthenticationResult as Result
}

async function errorOf(answer: ReturnType<typeof call>): Promise<[number, unknown, unknown]> {
  const { status, json } = await answer
  return [status, json.__type, json.message]
}

async function hmac(secret: string, text: string): Promise<string> {
  const encode = (value: string) => new TextEncoder().encode(value)
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encode(secret), algorithm, false, ['sign'])
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, encode(text)))
  return btoa(String.fromCharCode(...mac))
}

test('default: an error is a 400 with its name in three places', async () => {
  const mock = createFixture({ client: flows })
  const { status, headers, json } = await signIn(mock, { PASSWORD: 'wrong' })
  const message = 'Incorrect username or password.'
  expect([status, json]).toEqual([400, { __type: 'NotAuthorizedException', message }])
  expect(headers.get('x-amzn-errortype')).toBe('NotAuthorizedException:')
  expect(headers.get('x-amzn-errormessage')).toBe(message)
  expect(headers.get('content-type')).toBe('application/x-amz-json-1.1')
  expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-expose-headers')).toBe(
    'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
  )
})

test('default: the preflight allows what AWS libraries send, without credentials', async () => {
  const request = new Request(`${api}/`, { method: 'OPTIONS' })
  const { status, headers } = await createFixture().fetch(request)
  expect(status).toBe(200)
  expect(headers.get('access-control-allow-headers')).toBe(
    'content-type, x-amz-target, x-amz-user-agent, cache-control',
  )
  expect(headers.get('access-control-allow-credentials')).toBeNull()
})

test('behavior: an operation that is not simulated is refused by name', async () => {
  const answer = errorOf(call(createFixture(), 'AssociateSoftwareToken', {}))
  expect(await answer).toEqual([
    400,
    'UnknownOperationException',
    '@cognito-kit/mock does not simulate AssociateSoftwareToken.',
  ])
})

test('behavior: malformed JSON has no message', async () => {
  const { status, json } = await call(createFixture(), 'InitiateAuth', '{')
  expect([status, json]).toEqual([400, { __type: 'SerializationException' }])
})

test('behavior: violations come in one text', async () => {
  const answer = errorOf(call(createFixture(), 'SignUp', { ClientId: clientId, Password: 'a' }))
  expect(await answer).toEqual([
    400,
    'InvalidParameterException',
    expect.stringMatching(
      /^3 validation errors detected: Value at 'userName' failed .*; Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6; Value at 'password' failed .*$/,
    ),
  ])
})

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

const grace = {
  ClientId: clientId,
  Username: 'grace',
  Password: 'N3w-passw0rd',
  UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }],
}

test('SignUp and ConfirmSignUp: masked delivery, code, confirmed', async () => {
  const mock = createFixture({ client: flows })
  const { json } = await call(mock, 'SignUp', grace)
  expect(json).toEqual({
    CodeDeliveryDetails: {
      AttributeName: 'email',
      DeliveryMedium: 'EMAIL',
      Destination: 'g***@e***',
    },
    UserConfirmed: false,
    UserSub: mock.users.get('grace').sub,
  })
  const confirm = (ConfirmationCode: string) =>
    call(mock, 'ConfirmSignUp', { ClientId: clientId, Username: 'grace', ConfirmationCode })
  expect(await errorOf(confirm('wrong'))).toEqual([
    400,
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  ])
  const { code = '', destination } = mock.outbox.last('grace') ?? {}
  expect(destination).toBe('grace@example.com')
  expect((await confirm(code)).status).toBe(200)
  expect(await errorOf(confirm(code))).toEqual([
    400,
    'NotAuthorizedException',
    'User cannot be confirmed. Current status is CONFIRMED',
  ])
})

test('ConfirmSignUp: a code lives 24 hours', async () => {
  const mock = createFixture()
  await call(mock, 'SignUp', grace)
  const ConfirmationCode = mock.outbox.last('grace')?.code
  mock.clock.advance({ hours: 24 })
  const input = { ClientId: clientId, Username: 'grace', ConfirmationCode }
  expect(await errorOf(call(mock, 'ConfirmSignUp', input))).toEqual([
    400,
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
  ])
})

test.each([
  ['taken', { Username: 'ada' }, 'UsernameExistsException', 'User already exists'],
  [
    'weak',
    { Password: 'password' },
    'InvalidPasswordException',
    'Password did not conform with policy: Password must have uppercase characters',
  ],
  [
    'no email',
    { UserAttributes: [] },
    'InvalidParameterException',
    'Attributes did not conform to the schema: email: The attribute is required',
  ],
  [
    'bad email',
    { UserAttributes: [{ Name: 'email', Value: 'x' }] },
    'InvalidParameterException',
    'Invalid email address format.',
  ],
  [
    'sub',
    { UserAttributes: [{ Name: 'sub', Value: 'x' }] },
    'NotAuthorizedException',
    'A client attempted to write unauthorized attribute',
  ],
])('SignUp: %s', async (_, change, type, message) => {
  const answer = errorOf(call(createFixture(), 'SignUp', { ...grace, ...change }))
  expect(await answer).toEqual([400, type, message])
})

test('SignUp: an e-mail address as username', async () => {
  const mock = createFixture({ pool: { usernameAttributes: ['email'], users: [] } })
  const input = { ...grace, UserAttributes: [] }
  expect((await errorOf(call(mock, 'SignUp', input)))[2]).toBe('Username should be an email.')
  const Username = 'grace@example.com'
  const { json } = await call(mock, 'SignUp', { ...input, Username })
  expect(mock.users.get(Username).username).toBe(json.UserSub)
  expect((await errorOf(call(mock, 'SignUp', { ...input, Username })))[2]).toBe(
    'An account with the given email already exists.',
  )
})

test('ConfirmSignUp: an alias of another user, unless it is taken over', async () => {
  const mock = createFixture({ pool: { aliasAttributes: ['email'] } })
  const UserAttributes = [{ Name: 'email', Value: 'ada@example.com' }]
  await call(mock, 'SignUp', { ...grace, UserAttributes })
  const ConfirmationCode = mock.outbox.messages.at(-1)?.code
  const input = { ClientId: clientId, Username: 'grace', ConfirmationCode }
  expect(await errorOf(call(mock, 'ConfirmSignUp', input))).toEqual([
    400,
    'AliasExistsException',
    'An account with the email already exists.',
  ])
  const forced = await call(mock, 'ConfirmSignUp', { ...input, ForceAliasCreation: true })
  expect(forced.status).toBe(200)
  expect(mock.users.get('ada').attributes.email_verified).toBe('false')
})

test('SignUp: a trigger can refuse and can confirm', async () => {
  const refuse = () => {
    throw new Error('only staff')
  }
  const refusing = createFixture({ pool: { triggers: { preSignUp: refuse } } })
  expect(await errorOf(call(refusing, 'SignUp', grace))).toEqual([
    400,
    'UserLambdaValidationException',
    'PreSignUp failed with error only staff',
  ])
  const preSignUp = () => ({ autoConfirmUser: true })
  const { json } = await call(createFixture({ pool: { triggers: { preSignUp } } }), 'SignUp', grace)
  expect(json).toEqual({ UserConfirmed: true, UserSub: expect.any(String) })
})

test('ResendConfirmationCode: a new code; not for the confirmed; nobody looks the same', async () => {
  const mock = createFixture()
  await call(mock, 'SignUp', grace)
  const ask = (Username: string) =>
    call(mock, 'ResendConfirmationCode', { ClientId: clientId, Username })
  expect((await ask('grace')).json).toMatchObject({
    CodeDeliveryDetails: { Destination: 'g***@e***' },
  })
  expect(mock.outbox.last('grace')?.reason).toBe('resendCode')
  expect((await ask('ada')).json.message).toBe('User is already confirmed.')
  expect((await ask('nobody')).json).toHaveProperty('CodeDeliveryDetails')
})

test('ForgotPassword and ConfirmForgotPassword: code of one hour, new password', async () => {
  const mock = createFixture({ client: flows })
  const input = { ClientId: clientId, Username: 'ada' }
  const { json } = await call(mock, 'ForgotPassword', input)
  expect(json).toMatchObject({ CodeDeliveryDetails: { Destination: 'a***@e***' } })
  const Password = 'N3w-passw0rd'
  const confirm = () => {
    const ConfirmationCode = mock.outbox.last('ada')?.code
    return call(mock, 'ConfirmForgotPassword', { ...input, Password, ConfirmationCode })
  }
  mock.clock.advance({ hours: 1 })
  expect((await confirm()).json.__type).toBe('ExpiredCodeException')
  await call(mock, 'ForgotPassword', input)
  const answer = await confirm()
  expect([answer.status, answer.json]).toEqual([200, {}])
  expect((await signIn(mock, { PASSWORD: Password })).status).toBe(200)
})

test('ForgotPassword: not without a verified address, not for the unconfirmed', async () => {
  const mock = createFixture()
  const ask = async () =>
    (await errorOf(call(mock, 'ForgotPassword', { ClientId: clientId, Username: 'ada' })))[2]
  mock.users.setAttributes('ada', { email_verified: 'false' })
  expect(await ask()).toBe(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
  mock.users.setPassword('ada', password, { temporary: true })
  expect(await ask()).toBe('User password cannot be reset in the current state.')
})
