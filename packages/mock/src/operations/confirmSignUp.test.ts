import { expect, test } from 'vitest'
import { call, clientId, createFixture } from '../testing/fixture.ts'
import { errorOf, grace } from '../testing/jsonApi.ts'

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
