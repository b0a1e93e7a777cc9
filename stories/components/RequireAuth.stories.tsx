import { RequireAuth, SignOutButton } from '@cognito-kit/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { neverAnswers } from '../support/neverAnswers.ts'
import { refuse } from '../support/refuse.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

const meta = preview.meta({
  title: 'Components/RequireAuth',
  parameters: about(`Shows its children to a signed-in user, and sends everybody else to sign in and
    back. Whoever signed out, came back with the Back button, or has just failed to sign
    in, is not sent there again but sees \`fallback\`: else signing out would sign in
    again.`),
  component: RequireAuth,
  args: { children: (user) => <p className="card">Invoices of {user.name}</p> },
})

export const SignedIn = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas, loaded }) => {
    await expect(canvas.getByText('Invoices of Ada Lovelace')).toBeVisible()
    await expect(clientOf(loaded).environment.lastVisit).toBeUndefined()
  },
})

/** On the way to sign in, by itself, and once. */
export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas, loaded }) => {
    const { environment } = clientOf(loaded)
    await expect(canvas.getByText('Signing in…')).toBeVisible()
    await waitFor(() => expect(environment.lastVisit?.url).toContain('/oauth2/authorize'))
  },
})

/** Who comes back with the Back button is asked, not sent away again. */
export const AfterGoingBack = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas, loaded, userEvent }) => {
    const { visits } = clientOf(loaded).environment.navigation
    await userEvent.click(await canvas.findByRole('button', { name: 'Go back' }))
    await expect(await canvas.findByText('Please sign in to go on.')).toBeVisible()
    await expect(visits.filter(({ kind }) => kind === 'leave')).toHaveLength(1)
  },
})

/** Signed out on purpose, so nobody is sent anywhere unasked. */
export const AfterSigningOut = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  args: {
    children: (user) => (
      <div className="card">
        <p>Invoices of {user.name}</p>
        <SignOutButton parameters={{ redirect: false }} />
      </div>
    ),
  },
  play: async ({ canvas, loaded, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(await canvas.findByRole('button', { name: 'Sign in' })).toBeVisible()
    await expect(clientOf(loaded).environment.lastVisit).toBeUndefined()
  },
})

/** What is shown then can be your own. */
export const OwnFallback = meta.story({
  name: 'A fallback of your own',
  loaders: [storyClient({ answer: refuse('access_denied') })],
  args: { fallback: <p className="card">Invoices are for customers.</p> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Invoices are for customers.')).toBeVisible()
  },
})

export const Loading = meta.story({
  loaders: [storyClient({ storage: neverAnswers })],
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Loading…')
  },
})
