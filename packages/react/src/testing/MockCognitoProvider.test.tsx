import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SessionSwitch } from '../components/SessionSwitch.tsx'
import { SignOutButton } from '../components/SignOutButton.tsx'
import { MockCognitoProvider } from './MockCognitoProvider.tsx'

const page = (
  <>
    <SessionSwitch
      signedOut="nobody"
      signedIn={({ user }) => `${user.email} ${user['cognito:groups']?.join()}`}
      challenge={({ challenge }) => challenge.name}
    />
    <SignOutButton />
  </>
)

test('default: nobody is signed in', () => {
  render(<MockCognitoProvider>{page}</MockCognitoProvider>)
  expect(screen.getByText('nobody')).toBeVisible()
})

test('parameters: user, groups, challenge', () => {
  const user = { email: 'ada@example.com' }
  const { rerender } = render(
    <MockCognitoProvider user={user} groups={['admins']}>
      {page}
    </MockCognitoProvider>,
  )
  expect(screen.getByText('ada@example.com admins')).toBeVisible()
  rerender(
    <MockCognitoProvider challenge={{ name: 'SMS_MFA', username: 'ada' }}>
      {page}
    </MockCognitoProvider>,
  )
  expect(screen.getByText('SMS_MFA')).toBeVisible()
})

test('parameters: the settings of a provider', () => {
  render(<MockCognitoProvider labels={{ signOut: 'Abmelden' }}>{page}</MockCognitoProvider>)
  expect(screen.getByRole('button', { name: 'Abmelden' })).toBeVisible()
})
