import { expect, test } from 'vitest'
import { createMockCognito } from './createMockCognito.ts'
import {
  call,
  callback,
  clientId,
  createFixture,
  getTokens,
  poolId,
  postForm,
  signIn,
} from './testing/fixture.ts'

const pool = { id: poolId, clients: [{ id: clientId }] }

test('faults: the next request of that name gets the answer, the one after is real', async () => {
  const mock = createFixture()
  mock.faults.next('GetUser', {
    status: 503,
    body: { down: true },
    headers: { 'retry-after': '1' },
  })
  const first = await call(mock, 'GetUser', {})
  expect([first.status, first.json]).toEqual([503, { down: true }])
  expect(first.headers.get('retry-after')).toBe('1')
  expect(first.headers.get('access-control-allow-origin')).toBe('*')
  expect((await call(mock, 'GetUser', {})).status).toBe(400)
})

test('faults: an exception, several times', async () => {
  const mock = createFixture()
  mock.faults.next('InitiateAuth', {
    exception: 'TooManyRequestsException',
    message: 'Slow',
    times: 2,
  })
  expect(mock.faults.pending('InitiateAuth')).toBe(2)
  for (let count = 0; count < 2; count++) {
    const { status, json } = await call(mock, 'InitiateAuth', {})
    expect([status, json]).toEqual([400, { __type: 'TooManyRequestsException', message: 'Slow' }])
  }
  expect(mock.faults.pending()).toBe(0)
})

test('faults: networkError rejects; with when after the request has taken effect', async () => {
  const mock = createFixture()
  const code = (await signIn(mock)).searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback }
  mock.faults.next('token', { networkError: true })
  await expect(postForm(mock, '/oauth2/token', { ...fields, code })).rejects.toThrow(TypeError)
  mock.faults.next('token', { networkError: true, when: 'after' })
  await expect(postForm(mock, '/oauth2/token', { ...fields, code })).rejects.toThrow(TypeError)
  const { json } = await postForm(mock, '/oauth2/token', { ...fields, code })
  expect(json).toEqual({ error: 'invalid_grant' })
})

test('faults: hang answers when the request is aborted', async () => {
  const mock = createFixture()
  mock.faults.next('jwks', { networkError: 'hang' })
  const aborter = new AbortController()
  const url = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}/.well-known/jwks.json`
  const pending = mock.fetch(new Request(url, { signal: aborter.signal }))
  aborter.abort()
  await expect(pending).rejects.toMatchObject({ name: 'AbortError' })
})

test('faults: an unknown name is refused with a suggestion', () => {
  const { faults } = createFixture()
  expect(() => faults.next('userinfo', {})).toThrow(/"userinfo".*Did you mean `userInfo`/)
})

test('requests: what arrived, by name, without interpretation', async () => {
  const mock = createFixture()
  await getTokens(mock)
  await call(mock, 'GetUser', { AccessToken: 'x' })
  expect(mock.requests().map(({ name }) => name)).toEqual([
    'authorize',
    'login',
    'login',
    'token',
    'GetUser',
  ])
  expect(mock.requests('token')).toMatchObject([
    { method: 'POST', path: '/oauth2/token', form: { client_id: clientId }, status: 200 },
  ])
  expect(mock.requests('GetUser')[0]?.json).toEqual({ AccessToken: 'x' })
  mock.requests.clear()
  expect(mock.requests()).toEqual([])
})

test('users: an unknown one is named, with those there are', () => {
  const { users } = createFixture()
  expect(users.find('nobody')).toBeUndefined()
  expect(() => users.get('nobody')).toThrow(/"nobody" does not exist.*ada/)
})

test('users: one name in two pools needs the pool', () => {
  const users = [{ username: 'ada' }]
  const mock = createMockCognito({
    userPools: [
      { ...pool, users },
      { id: 'eu-west-1_other', clients: [], users },
    ],
  })
  expect(() => mock.users.get('ada')).toThrow(/Several user pools/)
  expect(mock.users.get('ada', { userPoolId: poolId }).userPoolId).toBe(poolId)
})

test('users: a seeded user keeps its sub when the mock restarts', () => {
  const sub = () => createFixture().users.get('ada').sub
  expect(sub()).toBe(sub())
})

test('clock: advance, set, reset', () => {
  const { clock } = createFixture({ mock: { now: '2026-01-01T00:00:00Z' } })
  clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4 })
  expect(clock.now().toISOString()).toMatch(/^2026-01-02T02:03:04/)
  clock.set('2030-05-06T07:08:09Z')
  expect(clock.now().toISOString()).toMatch(/^2030-05-06T07:08:09/)
  clock.reset()
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(1000)
  expect(() => clock.set('soon')).toThrow(/clock\.set is "soon"/)
})

test('reset: back to the seed', async () => {
  const mock = createFixture()
  const { access_token: AccessToken } = await getTokens(mock)
  mock.users.delete('ada')
  mock.clock.advance({ days: 1 })
  mock.faults.next('token', { status: 500 })
  mock.reset()
  expect(mock.users.get('ada').username).toBe('ada')
  expect(mock.sessions.list()).toEqual([])
  expect(mock.requests()).toEqual([])
  expect(mock.faults.pending()).toBe(0)
  expect((await call(mock, 'GetUser', { AccessToken })).status).toBe(400)
})

test('describe: what is served, without secrets', () => {
  const mock = createFixture({ client: { secret: 'very-secret' } })
  expect(mock.describe()).toMatchObject({
    userPools: [
      { id: poolId, usernames: ['ada'], clients: [{ id: clientId, confidential: true }] },
    ],
  })
  expect(JSON.stringify(mock.describe())).not.toMatch(/very-secret|Passw0rd/)
})
