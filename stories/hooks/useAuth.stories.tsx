import { useAuth } from '@cognito-kit/react'
import { type ReactElement, useRef } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { neverAnswers } from '../support/neverAnswers.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

function Account(): ReactElement {
  const { status, user, reason, signIn, signOut } = useAuth()
  switch (status) {
    case 'loading':
      return <p role="status">Loading…</p>
    case 'signedIn':
      return (
        <div className="card">
          <p>Signed in as {user.email}</p>
          <button type="button" onClick={() => signOut({ redirect: false })}>
            Sign out
          </button>
        </div>
      )
    default:
      return (
        <div className="card">
          <p>Nobody is signed in{reason && ` (${reason})`}.</p>
          <button type="button" onClick={() => signIn({ loginHint: 'ada@example.com' })}>
            Sign in
          </button>
        </div>
      )
  }
}

const meta = preview.meta({
  title: 'Hooks/useAuth',
  parameters:
    about(`Who is signed in, with \`signIn\`, \`signOut\` and \`getAccessToken\`. Switch on
    \`status\`; tokens are not part of it. With a function, the component renders again
    only when its answer is another one.`),
  render: () => <Account />,
})

export const SignedIn = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Signed in as ada@example.com')).toBeVisible()
  },
})

/** `reason` tells apart who signed out from who has never signed in. */
export const AfterSigningOut = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(await canvas.findByText('Nobody is signed in (signedOut).')).toBeVisible()
  },
})

export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas, loaded, userEvent }) => {
    const { environment } = clientOf(loaded)
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await waitFor(() =>
      expect(environment.lastVisit?.url).toContain('login_hint=ada%40example.com'),
    )
  },
})

/** As long as the storage is being read, and on a server. */
export const Loading = meta.story({
  loaders: [storyClient({ storage: neverAnswers })],
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Loading…')
  },
})

/** New tokens render nobody again who reads only the e-mail address. */
export const WithSelector = meta.story({
  name: 'With a selector',
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  render: () => <Email />,
  play: async ({ canvas, loaded }) => {
    const client = clientOf(loaded)
    const before = canvas.getByText(/ada@example\.com/).textContent
    mock.requests.clear()
    await client.getAccessToken({ forceRefresh: true })
    await expect(mock.requests('token')).toHaveLength(1)
    await expect(canvas.getByText(/ada@example\.com/)).toHaveTextContent(before ?? '')
  },
})

function Email(): ReactElement {
  const email = useAuth(({ user }) => user?.email)
  const renders = useRef(0)
  renders.current += 1
  return (
    <p className="card">
      {email}, rendered {renders.current}×
    </p>
  )
}
