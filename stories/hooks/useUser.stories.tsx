import { useUser } from '@cognito-kit/react'
import { MockCognitoProvider } from '@cognito-kit/react/testing'
import type { ReactElement } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { storyClient } from '../support/storyClient.ts'

function Greeting(): ReactElement {
  const user = useUser()
  if (!user) return <p className="card">Welcome, guest.</p>
  const groups = user['cognito:groups'] ?? []
  return (
    <div className="card">
      <p>Welcome, {user.name ?? user.email}.</p>
      <p className="muted">{groups.length > 0 ? `In ${groups.join(', ')}` : 'In no group'}</p>
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useUser',
  parameters:
    about(`The signed-in user, from the ID token: no request, and the same object until a claim
    changes.`),
  render: () => <Greeting />,
})

export const Default = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Welcome, Ada Lovelace.')).toBeVisible()
    await expect(canvas.getByText('In admins')).toBeVisible()
    await expect(mock.requests('userInfo')).toHaveLength(0)
  },
})

export const WithoutGroups = meta.story({
  render: () => (
    <MockCognitoProvider user={{ email: 'ada@example.com' }}>
      <Greeting />
    </MockCognitoProvider>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Welcome, ada@example.com.')).toBeVisible()
    await expect(canvas.getByText('In no group')).toBeVisible()
  },
})

export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Welcome, guest.')).toBeVisible()
  },
})
