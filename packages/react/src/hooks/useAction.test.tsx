import { signInWithRedirect } from '@cognito-kit/core'
import {
  createTestClient,
  createTestEnvironment,
  type TestEnvironment,
} from '@cognito-kit/core/testing'
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import { type PropsWithChildren, StrictMode } from 'react'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { nextLeave, openTab, signInAt } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { CognitoProvider } from '../context/CognitoProvider.tsx'
import { useRetryCallback } from './useRetryCallback.ts'
import { useSignInWithPopup } from './useSignInWithPopup.ts'
import { useSignInWithRedirect } from './useSignInWithRedirect.ts'
import { useSignOut } from './useSignOut.ts'

function framed(): TestEnvironment {
  const environment = createTestEnvironment()
  environment.navigation.isFramed = true
  return environment
}

test('default', async () => {
  const client = createTestClient({ user: ada })
  const { result } = renderHook(() => useSignOut(), { wrapper: wrapperOf(client) })
  await act(() => result.current.mutateAsync({ redirect: false, revoke: false }))
  expect(client.session.get()).toMatchObject({ status: 'signedOut', reason: 'signedOut' })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
})

test('default: parameters may be left out', () => {
  const { result } = renderHook(() => useSignOut(), {
    wrapper: wrapperOf(createTestClient({ user: ada })),
  })
  expectTypeOf(result.current.mutate).toBeCallableWith()
  expectTypeOf(result.current.mutate).toBeCallableWith({ global: true })
  // @ts-expect-error not a parameter of signOut
  expectTypeOf(result.current.mutate).toBeCallableWith({ returnTo: '/' })
  expect(result.current.isIdle).toBe(true)
})

test('parameters: callbacks', async () => {
  const onError = vi.fn()
  const { result } = renderHook(() => useSignInWithRedirect({ onError }), {
    wrapper: wrapperOf(createTestClient({ environment: framed() })),
  })
  act(() => result.current.mutate())
  await waitFor(() => expect(result.current.error?.code).toBe('framed'))
  expect(onError.mock.calls[0]?.[0]).toBe(result.current.error)
})

test('parameters: client', async () => {
  const [near, far] = [createTestClient({ user: ada }), createTestClient({ user: ada })]
  const { result } = renderHook(() => useSignOut({ client: far }), { wrapper: wrapperOf(near) })
  await act(() => result.current.mutateAsync({ redirect: false, revoke: false }))
  expect(far.session.get().status).toBe('signedOut')
  expect(near.session.get().status).toBe('signedIn')
})

test('behavior: StrictMode does not leave it pending', async () => {
  const client = createTestClient({ environment: framed() })
  const { result } = renderHook(() => useSignInWithRedirect(), {
    wrapper: (props: PropsWithChildren) => (
      <StrictMode>
        <CognitoProvider client={client} {...props} />
      </StrictMode>
    ),
  })
  act(() => result.current.mutate())
  await waitFor(() => expect(result.current.isError).toBe(true))
})

test('behavior: useSignInWithPopup opens the window in the click', async () => {
  const client = createTestClient()
  const { result } = renderHook(() => useSignInWithPopup(), { wrapper: wrapperOf(client) })
  act(() => {
    result.current.mutate({ loginHint: 'ada' })
    expect(client.environment.navigation.popups).toHaveLength(1)
  })
  await waitFor(() => expect(result.current.isPending).toBe(true))
  expect(client.environment.navigation.popups).toHaveLength(1)
})

test('behavior: useSignInWithPopup tells when the browser blocks the window', async () => {
  const client = createTestClient()
  client.environment.navigation.blocksPopups = true
  const { result } = renderHook(() => useSignInWithPopup(), { wrapper: wrapperOf(client) })
  act(() => result.current.mutate())
  await waitFor(() => expect(result.current.error?.code).toBe('popupBlocked'))
})

test('behavior: a host that logs, persists and repeats sees no secret and one request', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  const log = vi.fn()
  const record = (...seen: unknown[]) => log(JSON.stringify(seen.slice(0, 3)))
  const host = new QueryClient({
    mutationCache: new MutationCache({
      onMutate: record,
      onSuccess: record,
      onError: record,
      onSettled: record,
    }),
    defaultOptions: { mutations: { retry: 3, retryDelay: 0, gcTime: Number.POSITIVE_INFINITY } },
  })
  void signInWithRedirect(tab.load())
  const answer = await signInAt(mock, await nextLeave(tab))
  mock.faults.next('token', { networkError: true })
  const client = tab.load(answer)
  await client.ready()
  const sent = mock.requests('token').length
  const { result } = renderHook(() => ({ retry: useRetryCallback(), signOut: useSignOut() }), {
    wrapper: ({ children }: PropsWithChildren) => (
      <QueryClientProvider client={host}>
        <CognitoProvider client={client} queryClient={host}>
          {children}
        </CognitoProvider>
      </QueryClientProvider>
    ),
  })
  mock.faults.next('token', { networkError: true })
  await act(() => result.current.retry.mutateAsync())
  expect(client.callback.get().status).toBe('failed')
  expect(mock.requests('token')).toHaveLength(sent + 1)
  await act(() => result.current.retry.mutateAsync())
  expect(client.session.get().status).toBe('signedIn')
  await act(() => result.current.signOut.mutateAsync({ redirect: false }))
  expect(log).not.toHaveBeenCalled()
  expect(host.getMutationCache().getAll()).toEqual([])
})
