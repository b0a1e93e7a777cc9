import { expect, test } from 'vitest'
import { call, clientId, createFixture } from '../testing/fixture.ts'
import { grace } from '../testing/jsonApi.ts'

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
