import { expect, test } from 'vitest'
import { api, call, clientId, createFixture } from '../testing/fixture.ts'
import { errorOf, flows, signIn } from '../testing/jsonApi.ts'

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
