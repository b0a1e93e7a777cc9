import { messageFor, useCallbackOutcome } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { answerOf } from '../support/answerOf.ts'
import { mock } from '../support/mock.ts'
import { refuse } from '../support/refuse.ts'
import { storyClient } from '../support/storyClient.ts'

function Outcome(): ReactElement {
  const { status, error, returnTo } = useCallbackOutcome()
  return (
    <div className="card">
      <dl>
        <dt>Status</dt>
        <dd>{status}</dd>
        <dt>Goes on to</dt>
        <dd>{returnTo ?? '–'}</dd>
      </dl>
      {error && <p role="alert">{messageFor(error)}</p>}
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useCallbackOutcome',
  parameters:
    about(`What became of the answer that a sign-in page sent to this page, for a callback page
    of your own. It stands beside the session, because a failed answer signs nobody out.`),
  render: () => <Outcome />,
})

export const Done = meta.story({
  loaders: [storyClient({ answer: (url) => answerOf(url) })],
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('done')).toBeVisible()
  },
})

export const Pending = meta.story({
  loaders: [storyClient({ answer: (url) => answerOf(url) })],
  beforeEach: () => mock.faults.next('token', { networkError: 'hang' }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('pending')).toBeVisible()
    await waitFor(() => expect(mock.requests('token')).toHaveLength(1))
  },
})

export const Failed = meta.story({
  loaders: [storyClient({ answer: refuse('access_denied') })],
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('failed')).toBeVisible()
    await expect(canvas.getByText('Sign-in was cancelled.')).toBeVisible()
  },
})

/** A page that nobody was sent back to. */
export const None = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('none')).toBeVisible()
  },
})
