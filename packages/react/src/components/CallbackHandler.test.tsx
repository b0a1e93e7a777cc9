import { signInWithRedirect } from '@cognito-kit/core'
import { createTestClient, createTestEnvironment, type TestClient } from '@cognito-kit/core/testing'
import type { MockCognito } from '@cognito-kit/mock'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { nextLeave, openTab, signedIn, signInAt, type Tab } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { CallbackHandler } from './CallbackHandler.tsx'

async function callbackPage(mock: MockCognito, tab: Tab): Promise<TestClient> {
  void signInWithRedirect(tab.load(), { returnTo: '/invoices' })
  return tab.load(await signInAt(mock, await nextLeave(tab)))
}

test('default: pending, then on to where the sign-in was to lead', async () => {
  const mock = createPool()
  const client = await callbackPage(mock, openTab(mock))
  const navigate = vi.fn()
  render(<CallbackHandler />, { wrapper: wrapperOf(client, { navigate }) })
  expect(screen.getByRole('status')).toHaveTextContent('Signing in…')
  await waitFor(() => expect(navigate.mock.calls).toEqual([['/invoices']]))
  await act(() => client.ready())
  expect(navigate).toHaveBeenCalledTimes(1)
})

test('behavior: a failure takes the focus, and trying again exchanges the same answer', async () => {
  const mock = createPool()
  const client = await callbackPage(mock, openTab(mock))
  mock.faults.next('token', { networkError: true })
  const navigate = vi.fn()
  render(<CallbackHandler />, { wrapper: wrapperOf(client, { navigate }) })
  const heading = await screen.findByRole('heading', { name: 'Sign-in did not work' })
  expect(heading).toHaveFocus()
  expect(heading).toHaveAccessibleDescription(/No connection/)
  expect(screen.getByRole('region', { name: 'Sign-in did not work' })).toHaveAttribute(
    'data-error',
    'network',
  )
  expect(screen.queryByRole('button', { name: 'Continue' })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(navigate.mock.calls).toEqual([['/invoices']]))
  expect(mock.requests('token')).toHaveLength(2)
})

test('behavior: after a cancelled sign-in, trying again signs in', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  void signInWithRedirect(tab.load(), { returnTo: '/invoices' })
  const state = new URL(await nextLeave(tab)).searchParams.get('state')
  const href = `https://app.example.com/callback?error=access_denied&state=${state}`
  render(<CallbackHandler />, { wrapper: wrapperOf(tab.load(href)) })
  await screen.findByRole('heading', { name: 'Sign-in did not work' })
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await act(() => nextLeave(tab, 2))
  const { session } = tab.environment.webStorage
  const stored = session?.keys().map((key) => session.getItem(key))
  expect(stored?.join()).toContain('"returnTo":"/invoices"')
})

test('behavior: a stranger’s answer does not hide who is signed in', async () => {
  const mock = createPool()
  const tab = openTab(mock)
  await signedIn(tab, mock)
  const client = tab.load('https://app.example.com/callback?error=access_denied&state=planted')
  const navigate = vi.fn()
  render(<CallbackHandler />, { wrapper: wrapperOf(client, { navigate }) })
  await userEvent.click(await screen.findByRole('button', { name: 'Continue' }))
  expect(navigate.mock.calls).toEqual([['/']])
  expect(client.session.get().status).toBe('signedIn')
})

test('behavior: without an answer, a user goes on to /, once', async () => {
  const navigate = vi.fn()
  const client = createTestClient({ user: ada })
  client.environment.navigation.href = 'https://app.example.com/callback'
  render(
    <StrictMode>
      <CallbackHandler />
    </StrictMode>,
    { wrapper: wrapperOf(client, { navigate }) },
  )
  await waitFor(() => expect(navigate.mock.calls).toEqual([['/']]))
  expect(client.environment.navigation.visits).toEqual([])
})

test('behavior: without an answer, a visitor may sign in', () => {
  const navigate = vi.fn()
  render(<CallbackHandler />, { wrapper: wrapperOf(createTestClient(), { navigate }) })
  expect(screen.getByText('Please sign in to go on.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  expect(navigate).not.toHaveBeenCalled()
})

test('behavior: opened again after a sign-in, it goes on', async () => {
  const mock = createPool()
  const client = await callbackPage(mock, openTab(mock))
  await client.ready()
  await waitFor(() => expect(client.callback.get().status).toBe('done'))
  const navigate = vi.fn()
  render(<CallbackHandler />, { wrapper: wrapperOf(client, { navigate }) })
  await waitFor(() => expect(navigate.mock.calls).toEqual([['/invoices']]))
})

test('behavior: on a server it shows what it shows while nobody knows', () => {
  const environment = createTestEnvironment({ isAvailable: false })
  render(<CallbackHandler labels={{ signingIn: 'Moment …' }} />, {
    wrapper: wrapperOf(createTestClient({ environment, storage: 'local' })),
  })
  expect(screen.getByRole('status')).toHaveTextContent('Moment …')
})
