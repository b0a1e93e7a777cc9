import { useAccessToken } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { passTimeOfToken } from '../support/passTimeOfToken.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

function AccessTokenCard(): ReactElement {
  const token = useAccessToken()
  if (!token) return <p className="card">No access token.</p>
  return (
    <dl className="card">
      <dt>Scopes</dt>
      <dd>{token.claims.scope}</dd>
      <dt>Expires</dt>
      <dd data-testid="expiry">{new Date(token.expiresAt * 1000).toISOString()}</dd>
    </dl>
  )
}

const meta = preview.meta({
  title: 'Hooks/useAccessToken',
  parameters:
    about(`The access token, for the \`Authorization\` header of your API: \`undefined\` until
    there is a fresh one, and never an expired one. For a single request,
    \`getAccessToken()\` is enough.`),
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  render: () => <AccessTokenCard />,
})

export const Default = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getByText('openid email profile')).toBeVisible()
  },
})

/** A visible page has a new one ahead of expiry: here, an hour goes by. */
export const Renewed = meta.story({
  play: async ({ canvas, loaded }) => {
    const before = canvas.getByTestId('expiry').textContent
    await passTimeOfToken(clientOf(loaded))
    await waitFor(() => expect(canvas.getByTestId('expiry')).not.toHaveTextContent(before ?? ''))
    const refreshes = mock
      .requests('token')
      .filter(({ form }) => form?.grant_type === 'refresh_token')
    await expect(refreshes).toHaveLength(1)
  },
})

/** An administrator ended the session: the next refresh finds out. */
export const Revoked = meta.story({
  play: async ({ canvas, loaded }) => {
    mock.users.signOut('ada@example.com')
    await passTimeOfToken(clientOf(loaded))
    await expect(await canvas.findByText('No access token.', {}, { timeout: 5000 })).toBeVisible()
    await expect(clientOf(loaded).session.get().status).toBe('signedOut')
  },
})
