import { createCognitoClient } from '@cognito-kit/core'
import {
  createMemoryStorage,
  createTestClient,
  createTestEnvironment,
} from '@cognito-kit/core/testing'
import { expect, test } from 'vitest'
import type { StoredTokens } from '../../packages/core/src/base/tokens.ts'
import { transition } from '../../packages/core/src/session/transition.ts'

// Figures to compare by eye, before and after a change. Nothing here asserts how fast it was: only
// that what was measured did its job.

const config = { userPoolId: 'eu-west-1_TestPool1', clientId: 'testclient' }
// Long enough for figures that agree from run to run; millions of samples take long to sort.
const brief = { time: 200, warmupTime: 50 }
const user = { email: 'ada@example.com' }

test('reading a token', async ({ bench }) => {
  const client = createTestClient({ user })
  const token = await client.getAccessToken()
  await bench('getAccessToken, fresh', async () => {
    await client.getAccessToken()
  }).run(brief)
  expect(await client.getAccessToken()).toBe(token)
})

test('changing the session', async ({ bench }) => {
  const storage = createMemoryStorage()
  const signedIn = createTestClient({ ...config, user, storage }).session.get()
  const tokens: StoredTokens = JSON.parse(String(storage.getItem('cognito-kit.testclient')))
  await bench.compare(
    bench('transition, tokens refreshed and nothing else', () => {
      transition(signedIn, { type: 'refreshed', tokens })
    }),
    bench('transition, signed out', () => {
      transition(signedIn, { type: 'ended', reason: 'signedOut' })
    }),
    brief,
  )
  expect(transition(signedIn, { type: 'refreshed', tokens })).toBe(signedIn)
})

test('starting with a stored session', async ({ bench }) => {
  const environment = createTestEnvironment()
  const storage = createMemoryStorage()
  createTestClient({ ...config, user, environment, storage })
  const start = () => createCognitoClient({ ...config, environment, storage })
  await bench('createCognitoClient, until the session is known', () => {
    start().session.get()
  }).run(brief)
  expect(start().session.get().status).toBe('signedIn')
})

test('a crowd at expiry', async ({ bench }) => {
  let requests = 0
  const fetch = async () => {
    requests++
    return Response.json(await answer)
  }
  const client = createTestClient({ user, fetch })
  const answer = Promise.all([client.getIdToken(), client.getAccessToken()]).then(
    ([id_token, access_token]) => ({ id_token, access_token, expires_in: 3600 }),
  )
  const crowd = () =>
    Promise.all(Array.from({ length: 500 }, () => client.getAccessToken({ forceRefresh: true })))
  let rounds = 0
  await bench('500 callers, one refresh', async () => {
    rounds++
    await crowd()
  }).run(brief)
  expect(requests).toBe(rounds)
})
