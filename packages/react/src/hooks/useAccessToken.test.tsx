import { createTestClient } from '@cognito-kit/core/testing'
import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, expectTypeOf, test } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { openTab, signedIn } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { useAccessToken } from './useAccessToken.ts'
import { useIdToken } from './useIdToken.ts'

test('default', () => {
  const client = createTestClient({ user: ada, accessToken: undefined })
  const { result } = renderHook(() => ({ access: useAccessToken(), id: useIdToken() }), {
    wrapper: wrapperOf(client),
  })
  const { access, id } = result.current
  expectTypeOf(access?.claims.token_use).toEqualTypeOf<'access' | undefined>()
  expectTypeOf(id?.claims.token_use).toEqualTypeOf<'id' | undefined>()
  expect(access?.claims.client_id).toBe('testclient')
  expect(id?.claims.email).toBe('ada@example.com')
  expect(access?.jwt.split('.')).toHaveLength(3)
  expect(access?.expiresAt).toBeGreaterThan(client.environment.clock.now())
})

test('default: nobody is signed in', () => {
  const wrapper = wrapperOf(createTestClient())
  expect(renderHook(() => useAccessToken(), { wrapper }).result.current).toBeUndefined()
  expect(renderHook(() => useIdToken(), { wrapper }).result.current).toBeUndefined()
})

test('behavior: never a stale one, and a fresh one in its place', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  const client = await signedIn(tab, mock)
  const { result } = renderHook(() => useAccessToken(), { wrapper: wrapperOf(client) })
  const before = result.current
  await act(async () => {
    mock.clock.advance({ hours: 2 })
    await tab.environment.clock.advance(7200)
  })
  await waitFor(() => expect(result.current?.jwt).not.toBe(before?.jwt))
  await waitFor(() => expect(result.current).toBeDefined())
  expect(result.current?.expiresAt).toBeGreaterThan(tab.environment.clock.now())
})
