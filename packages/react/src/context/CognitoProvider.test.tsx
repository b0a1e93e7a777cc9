import { type CognitoClient, signOut } from '@cognito-kit/core'
import {
  createMemoryStorage,
  createTestBrowser,
  createTestClient,
  createTestEnvironment,
} from '@cognito-kit/core/testing'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, renderHook, screen, waitFor } from '@testing-library/react'
import { type PropsWithChildren, StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { nextLeave, openTab, signedIn, signInAt } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { RequireAuth } from '../components/RequireAuth.tsx'
import { SignedIn } from '../components/SignedIn.tsx'
import { SignedOut } from '../components/SignedOut.tsx'
import { SignInButton } from '../components/SignInButton.tsx'
import { useAuth } from '../hooks/useAuth.ts'
import { useCognitoClient } from '../hooks/useCognitoClient.ts'
import { CognitoProvider } from './CognitoProvider.tsx'
import { queryKeyOf } from './queryKeyOf.ts'

const config = { userPoolId: 'eu-west-1_TestPool1', clientId: 'testclient' }

function Probe({ saw, from }: { saw: CognitoClient[]; from?: CognitoClient }) {
  const client = useCognitoClient({ client: from })
  saw.push(client)
  return <p>{useAuth((auth) => auth.user?.email ?? auth.status, { client })}</p>
}

test('parameters: client', () => {
  const client = createTestClient({ user: ada })
  const saw: CognitoClient[] = []
  render(<Probe saw={saw} />, { wrapper: wrapperOf(client) })
  expect(saw).toEqual([client])
  expect(screen.getByText('ada@example.com')).toBeVisible()
})

test('parameters: the configuration, compared by its content', () => {
  const environment = createTestEnvironment()
  const saw: CognitoClient[] = []
  const page = (clientId: string) => (
    <CognitoProvider
      {...config}
      clientId={clientId}
      scopes={['openid', 'email']}
      environment={environment}
      storage={createMemoryStorage()}
    >
      <Probe saw={saw} />
    </CognitoProvider>
  )
  const { rerender } = render(page('one'))
  rerender(page('one'))
  expect(new Set(saw).size).toBe(1)
  rerender(page('two'))
  expect(new Set(saw).size).toBe(2)
  expect(saw.at(-1)?.config.clientId).toBe('two')
})

test('parameters: a mistake in the configuration is thrown', () => {
  const hush = (event: Event) => event.preventDefault()
  window.addEventListener('error', hush)
  vi.mocked(console.error).mockImplementation(() => {})
  expect(() => render(<CognitoProvider {...config} userPoolId="nonsense" />)).toThrow('userPoolId')
  window.removeEventListener('error', hush)
  vi.mocked(console.error).mockClear()
})

test('parameters: navigate is the newest one, and is called once', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  const option = vi.fn()
  render(
    <CognitoProvider client={tab.load()}>
      <SignInButton parameters={{ returnTo: '/invoices?page=2#top' }} />
    </CognitoProvider>,
  )
  await act(async () => screen.getByRole('button').click())
  const answer = await act(() => nextLeave(tab).then((url) => signInAt(mock, url)))

  const client = tab.load(answer, { navigate: option })
  const [first, second] = [vi.fn(), vi.fn()]
  const page = (navigate: (path: string) => void) => (
    <StrictMode>
      <CognitoProvider client={client} navigate={(path) => navigate(path)}>
        <SignedIn>signed in</SignedIn>
      </CognitoProvider>
    </StrictMode>
  )
  const { rerender } = render(page(first))
  rerender(page(second))
  expect(await screen.findByText('signed in')).toBeVisible()
  expect(second.mock.calls).toEqual([['/invoices?page=2#top']])
  expect(first).not.toHaveBeenCalled()
  expect(option).not.toHaveBeenCalled()
  expect(mock.requests('token')).toHaveLength(1)
})

test('behavior: StrictMode makes one transaction', async () => {
  const mock = createPool()
  const { environment, left } = openTab(mock)
  render(
    <StrictMode>
      <CognitoProvider
        {...config}
        domain="https://auth.example.com"
        redirectUri="/callback"
        environment={environment}
      >
        <RequireAuth>secret</RequireAuth>
        <RequireAuth>another secret</RequireAuth>
      </CognitoProvider>
    </StrictMode>,
  )
  await waitFor(() => expect(left()).toHaveLength(1))
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(left()).toHaveLength(1)
  const state = new URL(left()[0] ?? '').searchParams.get('state') ?? ''
  const transactions = environment.webStorage.session
    ?.keys()
    .filter((key) => environment.webStorage.session?.getItem(key)?.includes('"createdAt"'))
  expect(transactions).toEqual([expect.stringContaining(state)])
})

test('behavior: hears of other tabs while mounted, and only then', async () => {
  const mock = createPool()
  const browser = createTestBrowser()
  const client = openTab(mock, browser).load()
  const { unmount } = render(<Probe saw={[]} />, { wrapper: wrapperOf(client) })
  const other = await act(() => signedIn(openTab(mock, browser), mock))
  expect(await screen.findByText('ada@example.com')).toBeVisible()
  unmount()
  void signOut(other)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: two providers are two pools', () => {
  const outer = createTestClient({ user: ada, clientId: 'outer' })
  const inner = createTestClient({ clientId: 'inner' })
  render(
    <CognitoProvider client={outer} labels={{ signIn: 'Anmelden' }}>
      <CognitoProvider client={inner}>
        <Probe saw={[]} />
        <Probe saw={[]} from={outer} />
        <SignedOut client={inner}>nobody inside</SignedOut>
        <SignInButton />
      </CognitoProvider>
    </CognitoProvider>,
  )
  expect(screen.getByText('signedOut')).toBeVisible()
  expect(screen.getByText('ada@example.com')).toBeVisible()
  expect(screen.getByText('nobody inside')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Anmelden' })).toBeEnabled()
})

test('behavior: a host’s own data under the kit’s key goes with the session, the rest stays', async () => {
  const client = createTestClient({ user: ada })
  const host = new QueryClient()
  host.setQueryData([...queryKeyOf(client), 'invoices'], 'of ada')
  host.setQueryData(['cognito-kit', 'another', 'invoices'], 'of another pool')
  host.setQueryData(['news'], 'for all')
  render(<CognitoProvider client={client} />, {
    wrapper: (props: PropsWithChildren) => <QueryClientProvider client={host} {...props} />,
  })
  await act(async () => void (await signOut(client, { redirect: false, revoke: false })))
  const left = host.getQueryCache().getAll()
  expect(left.map(({ state }) => state.data)).toEqual(['of another pool', 'for all'])
})

test('behavior: settings written inline do not render who reads the session only', () => {
  const client = createTestClient({ user: ada })
  let renders = 0
  const count = () => void renders++
  const child = <Counter count={count} />
  const page = () => (
    <CognitoProvider client={client} labels={{}} messages={{}} navigate={() => {}}>
      {child}
    </CognitoProvider>
  )
  const { rerender } = render(page())
  rerender(page())
  expect(renders).toBe(1)
})

function Counter({ count }: { count: () => void }) {
  useAuth((auth) => auth.user?.email)
  count()
  return null
}

test('behavior: the client of another provider replaces the first', () => {
  const { result, rerender } = renderHook(({ client }) => useAuth({ client }).user?.email, {
    initialProps: { client: createTestClient({ user: ada }) },
  })
  rerender({ client: createTestClient() })
  expect(result.current).toBeUndefined()
})
