import { SignedOut, SignInButton, SignOutButton } from '@cognito-kit/react'
import { MockCognitoProvider } from '@cognito-kit/react/testing'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { storyClient } from '../support/storyClient.ts'

const meta = preview.meta({
  title: 'Components/SignedOut',
  parameters:
    about(`Shows its children while nobody is signed in: during a challenge too, so that a form
    does not vanish in the middle of a sign-in. It renders no element of its own.`),
  component: SignedOut,
  args: { children: <p className="card">You are a guest.</p> },
})

export const Default = meta.story({
  loaders: [storyClient()],
  args: {
    children: (
      <div className="card">
        <p>You are a guest.</p>
        <SignInButton />
      </div>
    ),
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Sign in' })).toBeVisible()
  },
})

/** The pool wants one more thing, such as a code: still signed out. */
export const DuringChallenge = meta.story({
  render: (args) => (
    <MockCognitoProvider challenge={{ name: 'SOFTWARE_TOKEN_MFA', username: 'ada' }}>
      <SignedOut {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('You are a guest.')).toBeVisible()
  },
})

/** Comes back as soon as the session ends. */
export const AfterSigningOut = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  render: (args) => (
    <>
      <SignOutButton parameters={{ redirect: false }} />
      <SignedOut {...args} />
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.queryByText('You are a guest.')).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(await canvas.findByText('You are a guest.')).toBeVisible()
    await waitFor(() => expect(mock.requests('revoke')).toMatchObject([{ status: 200 }]))
  },
})
