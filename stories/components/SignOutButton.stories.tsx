import { SignOutButton } from '@cognito-kit/react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { neverAnswers } from '../support/neverAnswers.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

const meta = preview.meta({
  title: 'Components/SignOutButton',
  parameters: about(`Signs the person out: here, in the other tabs, and at managed login.`),
  component: SignOutButton,
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
})

export const Default = meta.story({
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Sign out' })
    await expect(button).toHaveAttribute('data-status', 'signedIn')
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
  },
})

/** Ends the session here at once, revokes the refresh token, and goes to managed login. */
export const Pending = meta.story({
  play: async ({ canvas, loaded, userEvent }) => {
    const { session, environment } = clientOf(loaded)
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(canvas.getByRole('status')).toHaveTextContent('Signing out…')
    await canvas.findByText(/\/logout$/)
    await expect(session.get()).toMatchObject({ status: 'signedOut', reason: 'signedOut' })
    const { searchParams } = new URL(environment.lastVisit?.url ?? '')
    await expect(searchParams.get('logout_uri')).toBe(`${location.origin}/`)
    await waitFor(() => expect(mock.requests('revoke')).toMatchObject([{ status: 200 }]))
  },
})

/** Without the way to managed login: the next sign-in may need no password. */
export const StayHere = meta.story({
  name: 'Without leaving the page',
  args: { parameters: { redirect: false } },
  play: async ({ canvas, loaded, userEvent }) => {
    const button = canvas.getByRole('button')
    await userEvent.click(button)
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'signedOut'))
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'idle'))
    await expect(clientOf(loaded).environment.lastVisit).toBeUndefined()
  },
})

/** Nobody has to be online to be signed out of this browser. */
export const Offline = meta.story({
  args: { parameters: { redirect: false } },
  beforeEach: () => mock.faults.next('revoke', { networkError: true }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await waitFor(() => expect(mock.requests('revoke')).toHaveLength(1))
    await expect(canvas.getByRole('button')).toHaveAttribute('data-status', 'signedOut')
    await expect(canvas.getByRole('status')).toBeEmptyDOMElement()
  },
})

/** Disabled until it is known who is signed in. */
export const Loading = meta.story({
  loaders: [storyClient({ storage: neverAnswers })],
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button')).toBeDisabled()
  },
})

/** `as` takes a component of your own, which gets the same props. */
export const OwnElement = meta.story({
  name: 'An element of your own',
  args: {
    as: (props) => <button {...props} className="quiet" />,
    children: 'Leave',
    parameters: { redirect: false },
  },
  play: async ({ canvas, userEvent }) => {
    const button = canvas.getByRole('button', { name: 'Leave' })
    await userEvent.click(button)
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'signedOut'))
  },
})
