// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { call, clientId, createFixture, getTokens, password, userInfo } from './testing/fixture.ts'

test('behavior: works where TextEncoder makes arrays of another realm', async () => {
  expect(new TextEncoder().encode('x') instanceof Uint8Array).toBe(false)
  const mock = createFixture({ client: { explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } })
  const { access_token } = await getTokens(mock)
  expect((await userInfo(mock, access_token)).status).toBe(200)
  const { status } = await call(mock, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: 'ada', PASSWORD: password },
  })
  expect(status).toBe(200)
})
