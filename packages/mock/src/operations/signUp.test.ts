import { expect, test } from 'vitest'
import { call, clientId, createFixture } from '../testing/fixture.ts'
import { errorOf, flows, grace } from '../testing/jsonApi.ts'

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
