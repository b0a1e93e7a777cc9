import { type Auth, withAuth } from '@cognito-kit/react'
import { Component, type ReactNode } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { storyClient } from '../support/storyClient.ts'

class Greeting extends Component<{ auth: Auth; salutation: string }> {
  override render(): ReactNode {
    const { auth, salutation } = this.props
    if (!auth.user) return <p className="card">Welcome, guest.</p>
    return (
      <div className="card">
        <p>
          {salutation}, {auth.user.name}
        </p>
        <button type="button" onClick={() => auth.signOut({ redirect: false })}>
          Sign out
        </button>
      </div>
    )
  }
}

const GreetingWithAuth = withAuth(Greeting)

const meta = preview.meta({
  title: 'Components/withAuth',
  parameters:
    about(`Gives a component \`useAuth()\` as the prop \`auth\`: for class components, which
    have no hooks.`),
  component: GreetingWithAuth,
  args: { salutation: 'Good morning' },
})

export const SignedIn = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Good morning, Ada Lovelace')).toBeVisible()
  },
})

export const AfterSigningOut = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(await canvas.findByText('Welcome, guest.')).toBeVisible()
  },
})

export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Welcome, guest.')).toBeVisible()
  },
})
