import { SignInButton } from '@cognito-kit/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { neverAnswers } from '../support/neverAnswers.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'
import { createStoryEnvironment } from '../support/storyEnvironment.ts'

const meta = preview.meta({
  title: 'Components/SignInButton',
  parameters:
    about(`Goes to managed login and comes back to the page it is on. A live region beside the
    button tells what becomes of the click.`),
  component: SignInButton,
  loaders: [storyClient()],
})

export const Default = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Sign in' })).toBeEnabled()
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
  },
})

/** It leaves for managed login with PKCE, state and nonce. */
export const Pending = meta.story({
  play: async ({ canvas, loaded, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Sign in' })
    await userEvent.click(button)
    await expect(button).toHaveAttribute('data-state', 'pending')
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(canvas.getByRole('status')).toHaveTextContent('Signing in…')
    await canvas.findByText(/oauth2\/authorize$/)
    const { searchParams } = new URL(clientOf(loaded).environment.lastVisit?.url ?? '')
    await expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.any(String),
      nonce: expect.any(String),
    })
  },
})

/** Whoever comes back with the Back button of the browser can click again. */
export const AfterGoingBack = meta.story({
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Sign in' })
    await userEvent.click(button)
    await userEvent.click(await canvas.findByRole('button', { name: 'Go back' }))
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
  },
})

/** Disabled until it is known who is signed in. */
export const Loading = meta.story({
  loaders: [storyClient({ storage: neverAnswers })],
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toBeDisabled()
    await expect(canvas.getByRole('button')).toHaveAttribute('data-status', 'loading')
  },
})

/** Here the page is shown inside of another one, where its login page could be overlaid. */
export const Failed = meta.story({
  loaders: [
    storyClient(() => {
      const environment = createStoryEnvironment()
      environment.navigation.isFramed = true
      return { environment }
    }),
  ],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await canvas.findByText('Sign-in did not start. Please try again.')
    await expect(canvas.getByRole('button')).toHaveAttribute('data-state', 'failed')
  },
})

/** All of them wait for one sign-in, whichever was clicked. */
export const Several = meta.story({
  render: () => (
    <>
      <SignInButton />
      <SignInButton>Sign in to comment</SignInButton>
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    const [first, second] = canvas.getAllByRole('button')
    await userEvent.click(second as HTMLElement)
    await expect(first).toHaveAttribute('data-state', 'pending')
    await expect(second).toHaveAttribute('data-state', 'pending')
  },
})

/** `parameters` are those of `signInWithRedirect`: here, past the choice of providers. */
export const WithProvider = meta.story({
  name: 'With an identity provider',
  args: { children: 'Continue with Google', parameters: { identityProvider: 'Google' } },
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Continue with Google' }))
    await canvas.findByText(/oauth2\/authorize$/)
    const { searchParams } = new URL(clientOf(loaded).environment.lastVisit?.url ?? '')
    await expect(searchParams.get('identity_provider')).toBe('Google')
  },
})

/** `render` gives the props and the state to an element of your own. */
export const OwnElement = meta.story({
  name: 'An element of your own',
  args: {
    render: (props, { isPending }) => (
      <button {...props} className="quiet">
        {isPending ? 'One moment…' : 'Members only'}
      </button>
    ),
  },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Members only' })
    await userEvent.click(button)
    await expect(button).toHaveTextContent('One moment…')
  },
})
