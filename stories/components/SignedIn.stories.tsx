import { SignedIn } from '@cognito-kit/react'
import { MockCognitoProvider } from '@cognito-kit/react/testing'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { neverAnswers } from '../support/neverAnswers.ts'

const meta = preview.meta({
  title: 'Components/SignedIn',
  parameters: about(
    `Shows its children while somebody is signed in. It renders no element of its own.`,
  ),
  component: SignedIn,
  args: { children: (user) => <p className="card">Good to see you, {user.given_name}.</p> },
})

/** A function as its child gets the user: the claims of the ID token. */
export const Default = meta.story({
  render: (args) => (
    <MockCognitoProvider user={{ email: 'ada@example.com', given_name: 'Ada' }}>
      <SignedIn {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Good to see you, Ada.')).toBeVisible()
  },
})

/** Nothing at all. */
export const SignedOut = meta.story({
  render: (args) => (
    <MockCognitoProvider>
      <p className="muted">Nobody is signed in, so there is nothing below.</p>
      <SignedIn {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/Good to see you/)).toBeNull()
  },
})

/** Nothing, until it is known who is signed in. */
export const Loading = meta.story({
  render: (args) => (
    <MockCognitoProvider storage={neverAnswers}>
      <p className="muted">The session loads, so there is nothing below.</p>
      <SignedIn {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.queryByText(/Good to see you/)).toBeNull()
  },
})
