import { createTestClient, createTestEnvironment } from '@cognito-kit/core/testing'
import { act, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createRef, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { nextLeave, openTab } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { SignInButton } from './SignInButton.tsx'
import { SignOutButton } from './SignOutButton.tsx'

test('default: SignInButton', async () => {
  const tab = openTab(createPool())
  render(<SignInButton />, { wrapper: wrapperOf(tab.load('https://app.example.com/a?b#c')) })
  const button = screen.getByRole('button', { name: 'Sign in' })
  expect(button).toHaveAttribute('type', 'button')
  expect(button).toHaveAttribute('data-status', 'signedOut')
  expect(button).toHaveAttribute('data-state', 'idle')
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
  await userEvent.click(button)
  expect(await act(() => nextLeave(tab))).toContain('https://auth.example.com/oauth2/authorize?')
})

test('default: SignOutButton', async () => {
  const client = createTestClient({ user: ada })
  render(<SignOutButton />, { wrapper: wrapperOf(client) })
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  expect(client.session.get().status).toBe('signedOut')
  expect(screen.getByRole('status')).toHaveTextContent('Signing out…')
  expect(client.environment.navigation.visits.at(-1)?.url).toBe(
    'https://auth.example.com/logout?client_id=testclient&logout_uri=https%3A%2F%2Fapp.example.com%2F',
  )
})

test('parameters: parameters', async () => {
  const tab = openTab(createPool())
  render(<SignInButton parameters={{ identityProvider: 'Google', lang: 'de' }} />, {
    wrapper: wrapperOf(tab.load()),
  })
  await userEvent.click(screen.getByRole('button'))
  const query = new URL(await act(() => nextLeave(tab))).searchParams
  expect(query.get('identity_provider')).toBe('Google')
  expect(query.get('lang')).toBe('de')
})

test('parameters: labels, of the button and of the provider', () => {
  render(
    <>
      <SignInButton />
      <SignInButton labels={{ signIn: 'Come in' }} />
      <SignInButton>With children</SignInButton>
    </>,
    { wrapper: wrapperOf(createTestClient(), { labels: { signIn: 'Anmelden' } }) },
  )
  const names = screen.getAllByRole('button').map((button) => button.textContent)
  expect(names).toEqual(['Anmelden', 'Come in', 'With children'])
})

test('parameters: whatever a button takes, and its ref', async () => {
  const ref = createRef<HTMLButtonElement>()
  const onClick = vi.fn((event) => event.preventDefault())
  const tab = openTab(createPool())
  render(<SignInButton ref={ref} className="big" onClick={onClick} data-testid="me" />, {
    wrapper: wrapperOf(tab.load()),
  })
  expect(ref.current).toBe(screen.getByTestId('me'))
  expect(ref.current).toHaveClass('big')
  await userEvent.click(screen.getByRole('button'))
  expect(onClick).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('button')).toHaveAttribute('data-state', 'idle')
  expect(tab.left()).toEqual([])
})

test('parameters: as', () => {
  render(<SignInButton as={Fancy} />, { wrapper: wrapperOf(createTestClient()) })
  expect(screen.getByRole('button', { name: 'Sign in' })).toHaveClass('fancy')
})

function Fancy(props: { children?: ReactNode }) {
  return <button type="button" {...props} className="fancy" />
}

test('parameters: render', async () => {
  const tab = openTab(createPool())
  render(
    <SignInButton
      render={({ children, ...props }, { status, isPending }) => (
        <button {...props}>
          {children} {status} {String(isPending)}
        </button>
      )}
    />,
    { wrapper: wrapperOf(tab.load()) },
  )
  await userEvent.click(screen.getByRole('button', { name: 'Sign in signedOut false' }))
  expect(screen.getByRole('button', { name: 'Sign in signedOut true' })).toBeVisible()
})

test('behavior: disabled while the session loads', () => {
  const environment = createTestEnvironment({ isAvailable: false })
  const client = createTestClient({ environment, storage: 'local' })
  render(
    <>
      <SignInButton />
      <SignOutButton />
    </>,
    { wrapper: wrapperOf(client) },
  )
  for (const button of screen.getAllByRole('button')) expect(button).toBeDisabled()
})

test('behavior: duplicates share what is pending, and one click is one sign-in', async () => {
  const tab = openTab(createPool())
  render(
    <>
      <SignInButton>one</SignInButton>
      <SignInButton>two</SignInButton>
    </>,
    { wrapper: wrapperOf(tab.load()) },
  )
  const [one, two] = screen.getAllByRole('button')
  await userEvent.click(one as HTMLElement)
  for (const button of [one, two]) {
    expect(button).toHaveAttribute('aria-busy', 'true')
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAttribute('data-state', 'pending')
  }
  expect(one).toHaveFocus()
  await userEvent.click(two as HTMLElement)
  await act(() => nextLeave(tab))
  expect(tab.left()).toHaveLength(1)
})

test('behavior: Back from the login page leaves no button stuck', async () => {
  const tab = openTab(createPool())
  render(
    <>
      <SignInButton>one</SignInButton>
      <SignInButton>two</SignInButton>
    </>,
    { wrapper: wrapperOf(tab.load()) },
  )
  const [one, two] = screen.getAllByRole('button')
  await userEvent.click(one as HTMLElement)
  await act(() => nextLeave(tab))
  expect(two).toHaveAttribute('data-state', 'pending')
  act(() => tab.environment.lifecycle.fire('restored'))
  await waitFor(() => expect(one).toHaveAttribute('data-state', 'idle'))
  expect(two).toHaveAttribute('data-state', 'idle')
  expect(screen.getAllByRole('status')[0]).toBeEmptyDOMElement()
  await userEvent.click(two as HTMLElement)
  await act(() => nextLeave(tab, 2))
  expect(tab.left()).toHaveLength(2)
})

test('behavior: a failure is told, in the words of the provider where it has any', async () => {
  const environment = createTestEnvironment()
  environment.navigation.isFramed = true
  const client = createTestClient({ environment })
  const messages = { framed: 'Nicht in einem Rahmen.' }
  const { unmount } = render(<SignInButton />, { wrapper: wrapperOf(client, { messages }) })
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(messages.framed))
  expect(screen.getByRole('button')).toHaveAttribute('data-state', 'failed')
  expect(screen.getByRole('button')).toHaveFocus()
  unmount()

  render(<SignInButton />, { wrapper: wrapperOf(client) })
  await userEvent.click(screen.getByRole('button'))
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Sign-in did not start'))
})
