import { signOut } from '@cognito-kit/core'
import { createTestBrowser, createTestClient } from '@cognito-kit/core/testing'
import {
  dehydrate,
  keepPreviousData,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { expect, expectTypeOf, test, vi } from 'vitest'
import { ada, ben, createPool } from '../../test/createPool.ts'
import { openTab, signedIn } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { CognitoProvider } from '../context/CognitoProvider.tsx'
import { queryKeyOf } from '../context/queryKeyOf.ts'
import { userInfoQueryOptions } from '../query/userInfoQueryOptions.ts'
import { useUser } from './useUser.ts'
import { useUserInfo } from './useUserInfo.ts'

function Profile({ saw = [] }: { saw?: unknown[] }) {
  const user = useUser()
  const { data, status } = useUserInfo()
  saw.push([user?.sub, data?.sub])
  return <p>{data?.email ?? status}</p>
}

test('default', async () => {
  const mock = createPool()
  const wrapper = wrapperOf(await signedIn(openTab(mock), mock))
  const { result } = renderHook(() => useUserInfo(), { wrapper })
  await waitFor(() => expect(result.current.isSuccess).toBe(true))
  expect(result.current.data?.email).toBe('ada@example.com')
  expect(result.current.data?.email_verified).toBe(true)
})

test('default: nothing is asked while nobody is signed in', () => {
  const { result } = renderHook(() => useUserInfo(), { wrapper: wrapperOf(createTestClient()) })
  expect(result.current.fetchStatus).toBe('idle')
})

test('parameters: select', async () => {
  const mock = createPool()
  const wrapper = wrapperOf(await signedIn(openTab(mock), mock))
  const { result } = renderHook(() => useUserInfo({ select: ({ name }) => name?.length }), {
    wrapper,
  })
  expectTypeOf(result.current.data).toEqualTypeOf<number | undefined>()
  await waitFor(() => expect(result.current.data).toBe(3))
})

test('parameters: TanStack’s own options, but for what keeps people apart', () => {
  expectTypeOf(useUserInfo).toBeCallableWith({ staleTime: 1, enabled: false, gcTime: 1 })
  // @ts-expect-error keys are the kit's
  expectTypeOf(useUserInfo).toBeCallableWith({ queryKey: ['mine'] })
  // @ts-expect-error the previous person's data must not be shown to the next
  expectTypeOf(useUserInfo).toBeCallableWith({ placeholderData: keepPreviousData })
  const { result } = renderHook(() => useUserInfo({ enabled: false }), {
    wrapper: wrapperOf(createTestClient({ user: ada })),
  })
  expect(result.current.fetchStatus).toBe('idle')
})

test('behavior: it does not matter which provider is outer, or whether there is a host', async () => {
  const mock = createPool()
  const client = await signedIn(openTab(mock), mock)
  const [outer, inner, own] = [new QueryClient(), new QueryClient(), new QueryClient()]
  render(
    <>
      <QueryClientProvider client={outer}>
        <CognitoProvider client={client}>
          <Profile />
        </CognitoProvider>
      </QueryClientProvider>
      <CognitoProvider client={client}>
        <QueryClientProvider client={inner}>
          <Profile />
        </QueryClientProvider>
      </CognitoProvider>
      <QueryClientProvider client={new QueryClient()}>
        <CognitoProvider client={client} queryClient={own}>
          <Profile />
        </CognitoProvider>
      </QueryClientProvider>
      <CognitoProvider client={client}>
        <Profile />
      </CognitoProvider>
    </>,
  )
  await waitFor(() => expect(screen.getAllByText('ada@example.com')).toHaveLength(4))
  for (const host of [outer, inner, own]) expect(host.getQueryCache().getAll()).toHaveLength(1)
})

test.each(['an outer', 'an inner', 'no'])(
  'behavior: with %s host, signing out in another tab empties the cache',
  async (host) => {
    const mock = createPool()
    const browser = createTestBrowser()
    const client = await signedIn(openTab(mock, browser), mock)
    const other = openTab(mock, browser).load()
    const queryClient = new QueryClient()
    queryClient.setQueryData(['mine'], 'stays')
    queryClient.setQueryData([...queryKeyOf(client), 'mine'], 'goes')
    const profile = (
      <CognitoProvider client={client} queryClient={host === 'no' ? queryClient : undefined}>
        {host === 'an inner' ? (
          <QueryClientProvider client={queryClient}>
            <Profile />
          </QueryClientProvider>
        ) : (
          <Profile />
        )}
      </CognitoProvider>
    )
    render(
      host === 'an outer' ? (
        <QueryClientProvider client={queryClient}>{profile}</QueryClientProvider>
      ) : (
        profile
      ),
    )
    expect(await screen.findByText('ada@example.com')).toBeVisible()
    await act(() => signOut(other, { redirect: false }))
    expect(await screen.findByText('pending')).toBeVisible()
    expect(
      queryClient
        .getQueryCache()
        .getAll()
        .map(({ queryKey }) => queryKey),
    ).toEqual([['mine'], [...queryKeyOf(client), 'userInfo', undefined]])
  },
)

test('behavior: an account switch never shows the previous user’s data', async () => {
  const mock = createPool()
  const browser = createTestBrowser()
  const client = await signedIn(openTab(mock, browser), mock)
  const host = new QueryClient({
    defaultOptions: { queries: { placeholderData: keepPreviousData } },
  })
  const saw: unknown[] = []
  render(
    <QueryClientProvider client={host}>
      <CognitoProvider client={client}>
        <Profile saw={saw} />
      </CognitoProvider>
    </QueryClientProvider>,
  )
  expect(await screen.findByText('ada@example.com')).toBeVisible()
  const first = client.session.get().user?.sub
  await act(() => signedIn(openTab(mock, browser), mock, ben))
  expect(await screen.findByText('ben@example.com')).toBeVisible()
  const second = client.session.get().user?.sub
  expect(second).not.toBe(first)
  expect(saw).not.toContainEqual([second, first])
  expect(JSON.stringify(dehydrate(host))).not.toContain(first)
})

test('behavior: a loader shares the query, and its cache is emptied too', async () => {
  const mock = createPool()
  const browser = createTestBrowser()
  const client = await signedIn(openTab(mock, browser), mock)
  const { user } = client.session.get()
  const queryClient = new QueryClient()
  const info = await queryClient.query(userInfoQueryOptions(client, user?.sub))
  expectTypeOf(info.email).toEqualTypeOf<string | undefined>()
  const { queryKey } = userInfoQueryOptions(client, user?.sub)
  expect(queryClient.getQueryData(queryKey)?.email).toBe('ada@example.com')
  const stop = client.start()
  await signedIn(openTab(mock, browser), mock, ben)
  await waitFor(() => expect(queryClient.getQueryCache().getAll()).toEqual([]))
  stop()
})

test('behavior: a host’s persister and retries do not apply', async () => {
  const mock = createPool()
  const client = await signedIn(openTab(mock), mock)
  mock.faults.next('userInfo', { status: 401, times: 9 })
  const persister = vi.fn()
  const host = new QueryClient({ defaultOptions: { queries: { persister, retry: 3 } } })
  const { result } = renderHook(() => useUserInfo(), {
    wrapper: wrapperOf(client, { queryClient: host }),
  })
  await waitFor(() => expect(result.current.isError).toBe(true))
  expect(result.current.error?.code).toBe('tokenRevoked')
  // Once, and once more with a new token.
  expect(mock.requests('userInfo')).toHaveLength(2)
  expect(persister).not.toHaveBeenCalled()
  expect(host.getQueryCache().getAll()[0]?.meta).toEqual({ persist: false })
})

test('behavior: a failure signs nobody out', async () => {
  const mock = createPool()
  const client = await signedIn(openTab(mock), mock)
  mock.faults.next('userInfo', { networkError: true, times: 9 })
  render(<Profile />, { wrapper: wrapperOf(client) })
  await waitFor(() => expect(mock.requests('userInfo')).not.toHaveLength(0))
  expect(client.session.get().status).toBe('signedIn')
})
