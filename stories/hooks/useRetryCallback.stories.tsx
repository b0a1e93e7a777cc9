import { messageFor, useCallbackOutcome, useRetryCallback, useUser } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { answerOf } from '../support/answerOf.ts'
import { mock } from '../support/mock.ts'
import { refuse } from '../support/refuse.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

function SignInProblem(): ReactElement {
  const { status, error } = useCallbackOutcome()
  const user = useUser()
  const retry = useRetryCallback()
  if (user) return <p className="card">Welcome, {user.name}.</p>
  if (status !== 'failed') return <p role="status">One moment…</p>
  return (
    <div className="card">
      <p role="alert">{messageFor(error)}</p>
      <button type="button" onClick={() => retry.mutate()} aria-busy={retry.isPending}>
        Once more
      </button>
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useRetryCallback',
  parameters:
    about(`The way out of a failed sign-in: exchanges the answer again if its outcome stayed
    open, else sends the person to sign in, to come back to the same page.`),
  render: () => <SignInProblem />,
})

/** The network was gone for a moment: the answer is still good. */
export const AfterOffline = meta.story({
  loaders: [storyClient({ answer: (url) => answerOf(url) })],
  beforeEach: () => mock.faults.next('token', { networkError: true, times: 2 }),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/^No connection\./)
    mock.faults.clear()
    await userEvent.click(canvas.getByRole('button', { name: 'Once more' }))
    await expect(await canvas.findByText('Welcome, Ada Lovelace.')).toBeVisible()
  },
})

/** Nothing to exchange: it goes to managed login again. */
export const AfterCancelling = meta.story({
  loaders: [storyClient({ answer: refuse('access_denied') })],
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Once more' }))
    const { environment } = clientOf(loaded)
    await waitFor(() => expect(environment.lastVisit?.url).toContain('/oauth2/authorize'))
    await expect(canvas.getByRole('button', { name: 'Once more' })).toHaveAttribute(
      'aria-busy',
      'true',
    )
  },
})
