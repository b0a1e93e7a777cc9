import { expect, test, vi } from 'vitest'
import { failure } from '../testing-support/hygiene.ts'
import { createWorld, eventually, pause } from '../testing-support/world.ts'
import { signOut } from './signOut.ts'
import { tokenOf } from './tokenOf.ts'

test('default: token, claims and expiry of both kinds; the same object each time', async () => {
  const world = createWorld()
  const { client } = await world.signedIn({ clientId: 'brief' })
  const access = tokenOf(client, 'access')
  expect(tokenOf(client, 'access')).toBe(access)
  expect(access.get()).toBe(access.get())
  expect(access.get()).toMatchObject({
    jwt: await client.getAccessToken(),
    claims: { token_use: 'access', client_id: 'brief' },
  })
  const id = tokenOf(client, 'id').get()
  expect(id).toMatchObject({
    jwt: await client.getIdToken(),
    claims: { token_use: 'id', name: 'Ada' },
  })
  const now = world.clock.now()
  expect(Math.round(((id?.expiresAt ?? 0) - now) / 10)).toBe(30)
  expect(Math.round(((access.get()?.expiresAt ?? 0) - now) / 10)).toBe(720)
})

test('behavior: nobody signed in has none', () => {
  expect(tokenOf(createWorld().openTab().load('/'), 'id').get()).toBeUndefined()
})

test('behavior: an expired one is never given out [P1.8]', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  world.sleep(3601)
  expect(tokenOf(client, 'access').get()).toBeUndefined()
})

test('behavior: who subscribes to a stale one has it renewed, and hears of it', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  world.sleep(3601)
  const client = tab.load('/')
  const token = tokenOf(client, 'access')
  const listener = vi.fn()
  const stop = token.subscribe(listener)
  await eventually(() => expect(listener).toHaveBeenCalled())
  expect(token.get()?.jwt).toBe(await client.getAccessToken())
  expect(world.tokenRequests('refresh_token')).toHaveLength(1)
  stop()
  await client.getAccessToken({ forceRefresh: true })
  expect(listener).toHaveBeenCalledOnce()
})

test('behavior: it hears of the expiry itself, when no refresh gets through [P1.8]', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn({ clientId: 'brief' })
  world.sleep(290)
  world.isOffline = true
  const client = tab.load('/', { clientId: 'brief' })
  const token = tokenOf(client, 'id')
  const listener = vi.fn()
  token.subscribe(listener)
  expect(token.get()).toBeDefined()
  await world.advance(12, 1)
  expect(listener).toHaveBeenCalled()
  expect(token.get()).toBeUndefined()
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: it hears of a sign-out', async () => {
  const { client } = await createWorld().signedIn()
  const token = tokenOf(client, 'id')
  const listener = vi.fn()
  token.subscribe(listener)
  await signOut(client, { redirect: false })
  expect(listener).toHaveBeenCalled()
  expect(token.get()).toBeUndefined()
  await pause(5)
})

test('behavior: nothing gives the refresh token', async () => {
  const world = createWorld()
  const { client } = await world.signedIn()
  const stored = JSON.parse(world.browser.local.getItem('cognito-kit.app') ?? '{}')
  const visible = JSON.stringify([
    client.session.get(),
    client.callback.get(),
    client.config,
    tokenOf(client, 'id').get(),
    tokenOf(client, 'access').get(),
  ])
  expect(stored.refreshToken).toMatch(/^ey/)
  expect(visible).not.toContain(stored.refreshToken)
  expect(JSON.stringify([client.session.get(), client.callback.get()])).not.toContain('eyJ')
  world.mock.users.signOut('ada')
  await failure(client.getAccessToken({ forceRefresh: true }))
})
