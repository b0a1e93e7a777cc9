import { SessionSwitch } from '@cognito-kit/react'
import { MockCognitoProvider } from '@cognito-kit/react/testing'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { neverAnswers } from '../support/neverAnswers.ts'

const meta = preview.meta({
  title: 'Components/SessionSwitch',
  parameters:
    about(`Shows one of four contents, by the session's status. It renders no element of its
    own.`),
  component: SessionSwitch,
  args: {
    loading: <p className="muted">One moment…</p>,
    signedOut: ({ reason }) => <p className="card">You are a guest ({reason ?? 'as before'}).</p>,
    challenge: ({ challenge }) => <p className="card">Still to do: {challenge.name}</p>,
    signedIn: ({ user }) => <p className="card">You are {user.name}.</p>,
  },
})

export const SignedIn = meta.story({
  render: (args) => (
    <MockCognitoProvider user={{ name: 'Ada Lovelace' }}>
      <SessionSwitch {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('You are Ada Lovelace.')).toBeVisible()
  },
})

export const SignedOut = meta.story({
  render: (args) => (
    <MockCognitoProvider>
      <SessionSwitch {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('You are a guest (as before).')).toBeVisible()
  },
})

/** A sign-in is under way, and the pool wants one more thing. */
export const Challenge = meta.story({
  render: (args) => (
    <MockCognitoProvider challenge={{ name: 'SOFTWARE_TOKEN_MFA', username: 'ada' }}>
      <SessionSwitch {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Still to do: SOFTWARE_TOKEN_MFA')).toBeVisible()
  },
})

export const Loading = meta.story({
  render: (args) => (
    <MockCognitoProvider storage={neverAnswers}>
      <SessionSwitch {...args} />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('One moment…')).toBeVisible()
  },
})
