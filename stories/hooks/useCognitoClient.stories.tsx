import { messageFor, toCognitoError, useCognitoClient } from '@cognito-kit/react'
import { type ReactElement, useState } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { passTimeOfToken } from '../support/passTimeOfToken.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

function Caller(): ReactElement {
  const client = useCognitoClient()
  const [outcome, setOutcome] = useState('')
  const call = async () => {
    try {
      const token = await client.getAccessToken()
      setOutcome(`Sent with a token of ${token.length} characters.`)
    } catch (error) {
      setOutcome(messageFor(toCognitoError(error)))
    }
  }
  return (
    <div className="card">
      <button type="button" onClick={call}>
        Call my API
      </button>
      <p role="status">{outcome}</p>
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useCognitoClient',
  parameters: about(
    `The client of the nearest provider, to call actions with and to ask for tokens.`,
  ),
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  render: () => <Caller />,
})

export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await canvas.findByText(/^Sent with a token of \d+ characters\.$/)
    await expect(mock.requests('token')).toHaveLength(1)
  },
})

/** An expired token is refreshed first, with one request, however many ask. */
export const Refreshed = meta.story({
  play: async ({ loaded }) => {
    const client = clientOf(loaded)
    await passTimeOfToken(client)
    const tokens = await Promise.all([client.getAccessToken(), client.getAccessToken()])
    await expect(tokens[0]).toBe(tokens[1])
    const refreshes = mock
      .requests('token')
      .filter(({ form }) => form?.grant_type === 'refresh_token')
    await expect(refreshes).toHaveLength(1)
  },
})

export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(await canvas.findByText('Please sign in.')).toBeVisible()
  },
})
