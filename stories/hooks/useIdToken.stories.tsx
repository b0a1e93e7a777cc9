import { useIdToken } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { storyClient } from '../support/storyClient.ts'

function SignInTime(): ReactElement {
  const token = useIdToken()
  if (!token) return <p className="card">No ID token.</p>
  const { name, auth_time } = token.claims
  return (
    <dl className="card">
      <dt>Who</dt>
      <dd>{name}</dd>
      <dt>Signed in</dt>
      <dd>{new Date(Number(auth_time) * 1000).toLocaleTimeString()}</dd>
      <dt>Fresh until</dt>
      <dd>{new Date(token.expiresAt * 1000).toLocaleTimeString()}</dd>
    </dl>
  )
}

const meta = preview.meta({
  title: 'Hooks/useIdToken',
  parameters: about(`The ID token, with who the person is: \`undefined\` until there is a fresh one,
    never an expired one.`),
  render: () => <SignInTime />,
})

export const Default = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Ada Lovelace')).toBeVisible()
    await expect(canvas.getByText('Fresh until')).toBeVisible()
  },
})

export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No ID token.')).toBeVisible()
  },
})
