import { SessionSwitch, useAccessToken } from '@cognito-kit/react'
import { MockCognitoProvider } from '@cognito-kit/react/testing'
import type { ReactElement } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'

const meta = preview.meta({
  title: 'Components/MockCognitoProvider',
  parameters: about(`A provider for the stories and tests of your own app, from
    \`@cognito-kit/react/testing\`: a real client in memory, with \`user\` signed in
    before the first render, and no network.`),
  component: MockCognitoProvider,
  args: {
    children: (
      <SessionSwitch
        signedIn={({ user }) => <p className="card">Signed in as {user.email}</p>}
        signedOut={<p className="card">Nobody is signed in.</p>}
      />
    ),
  },
})

/** Claims that are left out are made up. */
export const Default = meta.story({
  args: { user: { email: 'ada@example.com' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Signed in as ada@example.com')).toBeVisible()
  },
})

export const Nobody = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Nobody is signed in.')).toBeVisible()
  },
})

/** For a mocked API that knows one token only. */
export const GivenAccessToken = meta.story({
  name: 'A given access token',
  args: {
    user: { email: 'ada@example.com' },
    accessToken: madeUpToken({ scope: 'openid invoices/read' }),
    children: <Scopes />,
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('openid invoices/read')).toBeVisible()
  },
})

function Scopes(): ReactElement {
  const token = useAccessToken()
  return <p className="card">{token?.claims.scope}</p>
}

function madeUpToken(claims: object): string {
  return ['{}', JSON.stringify(claims), 'x'].map((part) => btoa(part)).join('.')
}
