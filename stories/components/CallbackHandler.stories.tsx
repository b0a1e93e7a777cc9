import { CallbackHandler } from '@cognito-kit/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { answerOf } from '../support/answerOf.ts'
import { mock } from '../support/mock.ts'
import { refuse } from '../support/refuse.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

const withAnswer = storyClient({ answer: (url) => answerOf(url) })

const meta = preview.meta({
  title: 'Components/CallbackHandler',
  parameters: about(`The page that managed login sends people back to. It says what becomes of the
    answer, and offers a way out when it could not be used.`),
  component: CallbackHandler,
})

/** The code is exchanged once, and the app goes on to the page that the person came for. */
export const Default = meta.story({
  loaders: [withAnswer],
  play: async ({ canvas, loaded }) => {
    const { session, environment } = clientOf(loaded)
    await expect(canvas.getByRole('status')).toHaveTextContent('Signing in…')
    await waitFor(() => expect(environment.lastVisit?.url).toBe(`${location.origin}/`))
    await expect(session.get().user?.name).toBe('Ada Lovelace')
    await expect(mock.requests('token')).toHaveLength(1)
    await expect(environment.navigation.href).not.toContain('code=')
  },
})

/** The answer of Cognito takes its time. */
export const Pending = meta.story({
  loaders: [withAnswer],
  beforeEach: () => mock.faults.next('token', { networkError: 'hang' }),
  play: async ({ canvas }) => {
    await waitFor(() => expect(mock.requests('token')).toHaveLength(1))
    await expect(canvas.getByRole('status')).toHaveTextContent('Signing in…')
  },
})

/** The person said no on the page of an identity provider. */
export const Cancelled = meta.story({
  loaders: [storyClient({ answer: refuse('access_denied') })],
  play: async ({ canvas }) => {
    await canvas.findByRole('heading', { name: 'Sign-in did not work' })
    await expect(canvas.getByText('Sign-in was cancelled.')).toBeVisible()
  },
})

/** Once more, to come back to the same page. */
export const TryAgain = meta.story({
  loaders: [storyClient({ answer: refuse('access_denied') })],
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Try again' }))
    const { environment } = clientOf(loaded)
    await waitFor(() => expect(environment.lastVisit?.url).toContain('/oauth2/authorize'))
  },
})

/** Nothing is lost: the answer waits until the network is back. */
export const Offline = meta.story({
  loaders: [withAnswer],
  beforeEach: () => mock.faults.next('token', { networkError: true, times: 2 }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^No connection\./)).toBeVisible()
  },
})

/** The same answer is exchanged, and the app goes on. */
export const OnlineAgain = meta.story({
  loaders: [withAnswer],
  beforeEach: () => mock.faults.next('token', { networkError: true, times: 2 }),
  play: async ({ canvas, loaded, userEvent }) => {
    await canvas.findByText(/^No connection\./)
    mock.faults.clear()
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(clientOf(loaded).session.get().status).toBe('signedIn'))
  },
})

/** A code is good for five minutes. */
export const ExpiredCode = meta.story({
  loaders: [
    storyClient({
      answer: async (url) => {
        const answer = await answerOf(url)
        mock.clock.advance({ minutes: 6 })
        return answer
      },
    }),
  ],
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Sign-in did not work. Please try again.')).toBeVisible()
    await expect(mock.requests('token')).toMatchObject([{ status: 400 }])
  },
})

/**
 * An answer that nobody here asked for, such as a link that a stranger sent. It signs nobody out,
 * and what it says is not shown.
 */
export const StillSignedIn = meta.story({
  loaders: [
    storyClient({
      signedInAs: 'ada@example.com',
      href: `${location.origin}/callback?error=access_denied&error_description=A+prize&state=x`,
    }),
  ],
  play: async ({ canvas, loaded, userEvent }) => {
    const { environment } = clientOf(loaded)
    await expect(await canvas.findByText(/^This sign-in link is no longer valid/)).toBeVisible()
    await expect(canvas.queryByText(/prize/)).toBeNull()
    await userEvent.click(canvas.getByRole('button', { name: 'Continue' }))
    await expect(environment.lastVisit?.url).toBe(`${location.origin}/`)
  },
})

/** Opened without an answer, by someone who is not signed in. */
export const NoAnswer = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Please sign in to go on.')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Sign in' })).toBeVisible()
  },
})
