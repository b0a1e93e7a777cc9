import { expect, test } from 'vitest'
import { call, clientId, createFixture, password } from '../testing/fixture.ts'
import { errorOf, flows, signIn } from '../testing/jsonApi.ts'

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
