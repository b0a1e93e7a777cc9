import type { User } from '@cognito-kit/core'
import { createTestClient } from '@cognito-kit/core/testing'
import { act, renderHook } from '@testing-library/react'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { createPool } from '../../test/createPool.ts'
import { openTab, signedIn } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { useAccessToken } from './useAccessToken.ts'
import { useAuth } from './useAuth.ts'

const user = { email: 'ada@example.com', name: 'Ada' }

test('default', () => {
  const wrapper = wrapperOf(createTestClient({ user }))
  const { result } = renderHook(() => useAuth(), { wrapper })
  expect(result.current.status).toBe('signedIn')
  expect(result.current.user?.email).toBe('ada@example.com')
})

test('default: nobody is signed in', () => {
  const wrapper = wrapperOf(createTestClient())
  const { result } = renderHook(() => useAuth(), { wrapper })
  expect(result.current.status).toBe('signedOut')
})

function useNarrowing() {
  const { status, user, reason, challenge, signIn, signOut, getAccessToken } = useAuth()
  expectTypeOf(getAccessToken).returns.resolves.toEqualTypeOf<string>()
  expectTypeOf(signIn).toBeCallableWith({ returnTo: '/' })
  expectTypeOf(signOut).toBeCallableWith({ global: true })
  if (status === 'signedIn') {
    expectTypeOf(user).toEqualTypeOf<User>()
    expectTypeOf(reason).toEqualTypeOf<undefined>()
  } else {
    expectTypeOf(user).toEqualTypeOf<undefined>()
  }
  if (status === 'challenge') expectTypeOf(challenge.name).toEqualTypeOf<string>()
  if (status === 'loading') expectTypeOf(challenge).toEqualTypeOf<undefined>()
  if (user) expectTypeOf(status).toEqualTypeOf<'signedIn'>()
}

function useSecret(): unknown {
  const email = useAuth((auth) => auth.user?.email)
  expectTypeOf(email).toEqualTypeOf<string | undefined>()
  // @ts-expect-error no token is part of the session
  return useAuth((auth) => auth.refreshToken)
}

test('default: the union is narrowed after destructuring', () => {
  const wrapper = wrapperOf(createTestClient({ user }))
  expect(renderHook(useNarrowing, { wrapper }).result.current).toBeUndefined()
  expect(renderHook(useSecret, { wrapper }).result.current).toBeUndefined()
})

test('parameters: select', async () => {
  const mock = createPool()
  const client = await signedIn(openTab(mock), mock)
  const wrapper = wrapperOf(client)
  const emails: unknown[] = []
  const tokens = new Set<unknown>()
  renderHook(() => emails.push(useAuth((auth) => auth.user?.email)), { wrapper })
  renderHook(() => tokens.add(useAccessToken()?.jwt), { wrapper })
  await act(() => client.getAccessToken({ forceRefresh: true }))
  expect(emails).toEqual(['ada@example.com'])
  expect(tokens.size).toBe(2)
})

test('parameters: client', () => {
  const client = createTestClient({ user })
  const { result } = renderHook(() => useAuth({ client }).user?.email)
  expect(result.current).toBe('ada@example.com')
})

test('behavior: a refresh does not render even who reads the whole session', async () => {
  const mock = createPool()
  const client = await signedIn(openTab(mock), mock)
  let renders = 0
  renderHook(
    () => {
      useAuth()
      renders++
    },
    { wrapper: wrapperOf(client) },
  )
  await act(() => client.getAccessToken({ forceRefresh: true }))
  expect(mock.requests('token')).toHaveLength(2)
  expect(renders).toBe(1)
})

test('behavior: the functions stay the same when the session changes', async () => {
  const wrapper = wrapperOf(createTestClient({ user }))
  const { result } = renderHook(() => useAuth(), { wrapper })
  const before = result.current
  await act(async () => void (await before.signOut({ redirect: false, revoke: false })))
  expect(result.current.status).toBe('signedOut')
  expect(result.current.signOut).toBe(before.signOut)
  expect(result.current.signIn).toBe(before.signIn)
})

test('behavior: a selector that makes an object each time does not loop', () => {
  const wrapper = wrapperOf(createTestClient({ user }))
  const seen = new Set<unknown>()
  const { result, rerender } = renderHook(
    () => {
      seen.add(useAuth(({ status, user }) => ({ status, email: user?.email })))
      seen.add(useAuth(({ user }) => [user?.sub]))
      return useAuth(({ user }) => ({ name: user?.name }))
    },
    { wrapper },
  )
  rerender()
  expect(result.current).toEqual({ name: 'Ada' })
  expect(seen.size).toBe(2)
})

test('behavior: a selector that closes over a prop is not stale', () => {
  const wrapper = wrapperOf(createTestClient({ user }))
  const { result, rerender } = renderHook(({ claim }) => useAuth((auth) => auth.user?.[claim]), {
    wrapper,
    initialProps: { claim: 'email' },
  })
  rerender({ claim: 'name' })
  expect(result.current).toBe('Ada')
})

test('behavior: what only looks alike is not taken for the same', () => {
  const wrapper = wrapperOf(createTestClient({ user }))
  const values = [new Date(1), new Date(2), [], {}, new Map([[1, 1]]), new Map([[2, 2]]), null]
  const { result, rerender } = renderHook(({ index }) => useAuth(() => values[index]), {
    wrapper,
    initialProps: { index: 0 },
  })
  for (const [index, value] of values.entries()) {
    rerender({ index })
    expect(result.current).toBe(value)
  }
})

test('behavior: outside of a provider it says what is missing', () => {
  // React 18 also tells the window and the console what it throws.
  const hush = (event: Event) => event.preventDefault()
  window.addEventListener('error', hush)
  vi.mocked(console.error).mockImplementation(() => {})
  expect(() => renderHook(() => useAuth())).toThrow('`CognitoProvider` is missing')
  window.removeEventListener('error', hush)
  vi.mocked(console.error).mockClear()
})
