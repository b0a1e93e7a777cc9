import {
  createTestBrowser,
  createTestClient,
  createTestEnvironment,
} from '@cognito-kit/core/testing'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { nextLeave, openTab, signedIn } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { CognitoProvider } from '../context/CognitoProvider.tsx'
import { RequireAuth } from './RequireAuth.tsx'
import { SignOutButton } from './SignOutButton.tsx'

const pause = () => act(() => new Promise((resolve) => setTimeout(resolve, 50)))

test('default: a visitor is sent to sign in, to come back to this page', async () => {
  const tab = openTab(createPool())
  const client = tab.load('https://app.example.com/invoices?page=2')
  render(<RequireAuth>secret</RequireAuth>, { wrapper: wrapperOf(client) })
  expect(screen.getByRole('status')).toHaveTextContent('Signing in…')
  const url = await act(() => nextLeave(tab))
  expect(url).toContain('https://auth.example.com/oauth2/authorize?')
  const { session } = tab.environment.webStorage
  const stored = session?.keys().map((key) => session.getItem(key))
  expect(stored?.join()).toContain('"returnTo":"/invoices?page=2"')
  expect(screen.queryByText('secret')).not.toBeInTheDocument()
})

test('default: a user sees the children at once', () => {
  const client = createTestClient({ user: ada })
  render(<RequireAuth>{(user) => <p>{user.email}</p>}</RequireAuth>, {
    wrapper: wrapperOf(client),
  })
  expect(screen.getByText('ada@example.com')).toBeVisible()
})

test('parameters: loading, fallback, parameters', async () => {
  const environment = createTestEnvironment()
  environment.navigation.isFramed = true
  const { unmount } = render(<RequireAuth fallback="no">secret</RequireAuth>, {
    wrapper: wrapperOf(createTestClient({ environment })),
  })
  expect(screen.getByText('no')).toBeVisible()
  unmount()
  const tab = openTab(createPool())
  render(
    <RequireAuth loading="wait" parameters={{ identityProvider: 'Google' }}>
      secret
    </RequireAuth>,
    { wrapper: wrapperOf(tab.load()) },
  )
  expect(screen.getByText('wait')).toBeVisible()
  expect(await act(() => nextLeave(tab))).toContain('identity_provider=Google')
})

test('behavior: back from the login page it offers, and does not send there again', async () => {
  const tab = openTab(createPool())
  render(<RequireAuth>secret</RequireAuth>, { wrapper: wrapperOf(tab.load()) })
  await act(() => nextLeave(tab))
  act(() => tab.environment.lifecycle.fire('restored'))
  const button = await screen.findByRole('button', { name: 'Sign in' })
  await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
  await pause()
  expect(tab.left()).toHaveLength(1)
  await userEvent.click(button)
  await act(() => nextLeave(tab, 2))
})

test('behavior: signing out on a protected page while /logout is slow stays signed out', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  const client = await signedIn(tab, mock)
  const before = tab.left().length
  render(
    <RequireAuth>
      secret <SignOutButton />
    </RequireAuth>,
    { wrapper: wrapperOf(client) },
  )
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeEnabled()
  await pause()
  expect(tab.left().slice(before)).toEqual([
    expect.stringContaining('https://auth.example.com/logout?'),
  ])
  expect(client.session.get()).toMatchObject({ status: 'signedOut', reason: 'signedOut' })
})

test('behavior: a second protected tab ends signed out too, while the SSO cookie lives', async () => {
  const mock = createPool()
  const browser = createTestBrowser()
  const [one, two] = [openTab(mock, browser), openTab(mock, browser)]
  const first = await signedIn(one, mock)
  const second = two.load('https://app.example.com/other')
  render(
    <>
      <CognitoProvider client={first}>
        <RequireAuth>
          <SignOutButton />
        </RequireAuth>
      </CognitoProvider>
      <CognitoProvider client={second}>
        <RequireAuth>
          <p>second secret</p>
        </RequireAuth>
      </CognitoProvider>
    </>,
  )
  expect(screen.getByText('second secret')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(screen.queryByText('second secret')).not.toBeInTheDocument())
  await pause()
  expect(mock.sessions.list()).toHaveLength(1)
  expect(two.left()).toEqual([])
  expect(second.session.get()).toMatchObject({ status: 'signedOut', reason: 'otherTab' })
  expect(first.session.get().status).toBe('signedOut')
  expect(screen.getAllByRole('button', { name: 'Sign in' })).toHaveLength(2)
})

test('behavior: a session that ended of itself is renewed by signing in', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  const client = await signedIn(tab, mock)
  const before = tab.left().length
  render(<RequireAuth>secret</RequireAuth>, { wrapper: wrapperOf(client) })
  const month = 31 * 24 * 3600
  mock.clock.advance({ seconds: month })
  tab.environment.clock.set(tab.environment.clock.now() + month)
  await act(() => client.getAccessToken({ forceRefresh: true }).catch(() => {}))
  expect(client.session.get()).toMatchObject({ status: 'signedOut', reason: 'expired' })
  expect(await act(() => nextLeave(tab, before + 1))).toContain('/oauth2/authorize?')
})
