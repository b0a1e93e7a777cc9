import { messageFor, useSignInWithPopup, useUser } from '@cognito-kit/react'
import { createTestBrowser } from '@cognito-kit/react/testing'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { answerOf } from '../support/answerOf.ts'
import { clientOf, createStoryClient, storyClient } from '../support/storyClient.ts'
import { createStoryEnvironment } from '../support/storyEnvironment.ts'

function PopupSignIn(): ReactElement {
  const user = useUser()
  const { mutate, isPending, error } = useSignInWithPopup()
  if (user) return <p className="card">Your draft is still here, {user.given_name}.</p>
  return (
    <div className="card">
      <button type="button" aria-busy={isPending} onClick={() => mutate()}>
        {isPending ? 'Waiting for the other window…' : 'Sign in and keep my draft'}
      </button>
      {error && <p role="alert">{messageFor(error)}</p>}
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useSignInWithPopup',
  parameters:
    about(`\`signInWithPopup\` as a mutation: the page stays, and nothing in it is lost. Call
    \`mutate\` in a click handler, before any \`await\`, or the browser blocks the
    window. In these stories no window opens; the play functions act in its place.`),
  render: () => <PopupSignIn />,
})

/** The callback page in the window hands over its answer and closes; this page exchanges it. */
export const Default = meta.story({
  loaders: [
    async () => {
      const browser = createTestBrowser()
      const environment = createStoryEnvironment(browser)
      return { browser, client: await createStoryClient({ environment }) }
    },
  ],
  play: async ({ canvas, loaded, step, userEvent }) => {
    const { navigation } = clientOf(loaded).environment
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in and keep my draft' }))
    await expect(canvas.getByRole('button')).toHaveTextContent('Waiting for the other window…')
    await waitFor(() => expect(navigation.visits.at(-1)?.kind).toBe('popup'))
    await step('The person signs in there', async () => {
      const environment = createStoryEnvironment(loaded.browser)
      environment.start(await answerOf(navigation.visits.at(-1)?.url ?? ''))
      const client = await createStoryClient({ environment })
      const stop = client.start()
      await waitFor(() => expect(environment.navigation.isClosed).toBe(true))
      stop()
    })
    await expect(await canvas.findByText('Your draft is still here, Ada.')).toBeVisible()
  },
})

export const Blocked = meta.story({
  name: 'Blocked by the browser',
  loaders: [
    storyClient(() => {
      const environment = createStoryEnvironment()
      environment.navigation.blocksPopups = true
      return { environment }
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/allow pop-ups/)
  },
})

/** After two seconds, because a window can look closed that is not. */
export const Closed = meta.story({
  name: 'Closed by the person',
  loaders: [storyClient()],
  play: async ({ canvas, loaded, userEvent }) => {
    const { navigation, clock } = clientOf(loaded).environment
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() => expect(navigation.visits.at(-1)?.kind).toBe('popup'))
    const [popup] = navigation.popups
    if (popup) popup.isClosed = true
    await clock.advance(3)
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/window was closed/)
    await expect(canvas.getByRole('button')).toHaveTextContent('Sign in and keep my draft')
  },
})
