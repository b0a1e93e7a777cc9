import { signOut } from '@cognito-kit/core'
import { createTestClient } from '@cognito-kit/core/testing'
import { act, render, screen } from '@testing-library/react'
import { Component } from 'react'
import { expect, test } from 'vitest'
import { ada } from '../../test/createPool.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import type { Auth } from '../hooks/authOf.ts'
import { Authorized } from './Authorized.tsx'
import { SessionSwitch } from './SessionSwitch.tsx'
import { SignedIn } from './SignedIn.tsx'
import { SignedOut } from './SignedOut.tsx'
import { withAuth } from './withAuth.tsx'

const challenge = { name: 'SOFTWARE_TOKEN_MFA', username: 'ada' }

test('default: SignedIn and SignedOut', async () => {
  const client = createTestClient({ user: ada })
  const { container } = render(
    <>
      <SignedIn>{(user) => user.email}</SignedIn>
      <SignedIn> is in</SignedIn>
      <SignedOut>is out</SignedOut>
    </>,
    { wrapper: wrapperOf(client) },
  )
  expect(container).toHaveTextContent('ada@example.com is in')
  await act(async () => void (await signOut(client, { redirect: false, revoke: false })))
  expect(container).toHaveTextContent('is out')
})

test('behavior: SignedOut stays during a challenge, so that a form does not vanish', () => {
  const { container } = render(
    <>
      <SignedIn>is in</SignedIn>
      <SignedOut>form</SignedOut>
    </>,
    { wrapper: wrapperOf(createTestClient({ challenge })) },
  )
  expect(container).toHaveTextContent('form')
})

test('default: SessionSwitch', () => {
  const contents = {
    loading: 'loading',
    signedOut: ({ reason }: { reason?: string | undefined }) => `out ${reason}`,
    challenge: ({ challenge }: { challenge: { name: string } }) => challenge.name,
    signedIn: ({ user }: { user: { email?: string | undefined } }) => user.email,
  }
  const shown = [
    createTestClient(),
    createTestClient({ challenge }),
    createTestClient({ user: ada }),
  ].map((client) => {
    return render(<SessionSwitch {...contents} client={client} />).container.textContent
  })
  expect(shown).toEqual(['out undefined', 'SOFTWARE_TOKEN_MFA', 'ada@example.com'])
})

test('default: Authorized', () => {
  const client = createTestClient({ user: ada, groups: ['editors'] })
  render(
    <>
      <Authorized groups={['admins', 'editors']}>any group</Authorized>
      <Authorized groups={['admins']} fallback="no group">
        hidden
      </Authorized>
      <Authorized scopes={['openid', 'email']}>all scopes</Authorized>
      <Authorized scopes={['openid', 'more']} fallback="no scope">
        hidden
      </Authorized>
      <Authorized client={createTestClient()} fallback="nobody">
        hidden
      </Authorized>
    </>,
    { wrapper: wrapperOf(client) },
  )
  expect(document.body).toHaveTextContent('any groupno groupall scopesno scopenobody')
})

class Greeting extends Component<{ auth: Auth; greeting: string }> {
  override render() {
    const { auth, greeting } = this.props
    return <p>{`${greeting}, ${auth.user?.email}`}</p>
  }
}
const GreetingWithAuth = withAuth(Greeting)

test('default: withAuth', () => {
  render(<GreetingWithAuth greeting="Hello" />, {
    wrapper: wrapperOf(createTestClient({ user: ada })),
  })
  expect(screen.getByText('Hello, ada@example.com')).toBeVisible()
  expect(GreetingWithAuth.displayName).toBe('withAuth(Greeting)')
})
