import { createTestClient, createTestEnvironment, type TestClient } from '@cognito-kit/core/testing'
import { act, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ada } from '../../test/createPool.ts'
import { Authorized } from '../components/Authorized.tsx'
import { CallbackHandler } from '../components/CallbackHandler.tsx'
import { RequireAuth } from '../components/RequireAuth.tsx'
import { SessionSwitch } from '../components/SessionSwitch.tsx'
import { SignedIn } from '../components/SignedIn.tsx'
import { SignInButton } from '../components/SignInButton.tsx'
import { SignOutButton } from '../components/SignOutButton.tsx'
import { useAccessToken } from '../hooks/useAccessToken.ts'
import { useAuth } from '../hooks/useAuth.ts'
import { useUserInfo } from '../hooks/useUserInfo.ts'
import { CognitoProvider } from './CognitoProvider.tsx'

function Everything() {
  const { status } = useAuth()
  const isIn = useAuth((auth) => ({ isIn: auth.status === 'signedIn' }))
  const token = useAccessToken()
  const info = useUserInfo({ enabled: false })
  return (
    <main>
      <p>{`status ${status} ${isIn.isIn} ${token === undefined} ${info.status}`}</p>
      <SignInButton />
      <SignOutButton />
      <RequireAuth>secret</RequireAuth>
      <SignedIn>signed in</SignedIn>
      <Authorized groups={['admins']}>admin</Authorized>
      <SessionSwitch loading="loading" signedIn={({ user }) => user.email} />
      <CallbackHandler />
    </main>
  )
}

const page = (client: TestClient) => (
  <StrictMode>
    <CognitoProvider client={client} navigate={() => {}}>
      <Everything />
    </CognitoProvider>
  </StrictMode>
)

function onServer(): string {
  const environment = createTestEnvironment({ isAvailable: false })
  return renderToString(page(createTestClient({ environment, storage: 'local' })))
}

test('default: a server renders the loading state', () => {
  const html = onServer()
  expect(html).toContain('status loading false true pending')
  expect(html).not.toContain('secret')
  expect(html.match(/disabled=""/g)).toHaveLength(2)
})

test.each([
  ['a user', { user: ada, groups: ['admins'] }, 'status signedIn true false pending'],
  ['a visitor', {}, 'status signedOut false true pending'],
])('behavior: %s hydrates without a warning', async (_, options, shown) => {
  const container = document.createElement('div')
  document.body.append(container)
  container.innerHTML = onServer()
  const server = container.querySelector('main')
  const root = await act(() => hydrateRoot(container, page(createTestClient(options))))
  expect(screen.getByText(shown)).toBeVisible()
  expect(container.querySelector('main')).toBe(server)
  act(() => root.unmount())
  container.remove()
})
