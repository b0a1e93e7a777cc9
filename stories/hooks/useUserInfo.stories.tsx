import { messageFor, useUserInfo } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { storyClient } from '../support/storyClient.ts'

function Profile(): ReactElement {
  const { data, error, isFetching, refetch } = useUserInfo({ retry: false })
  return (
    <div className="card" aria-busy={isFetching}>
      {data && (
        <dl>
          <dt>Name</dt>
          <dd>{data.name}</dd>
          <dt>E-mail</dt>
          <dd>
            {data.email} ({data.email_verified ? 'verified' : 'not verified'})
          </dd>
        </dl>
      )}
      {!data && !error && <p role="status">{isFetching ? 'Loading…' : 'No profile.'}</p>}
      {error && <p role="alert">{messageFor(error)}</p>}
      <button type="button" className="quiet" onClick={() => refetch()}>
        Ask again
      </button>
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useUserInfo',
  parameters: about(`The profile of the signed-in user, as Cognito knows it now. It is a query of
    TanStack Query, whose result is passed on untouched; the cache forgets it when the
    person signs out.`),
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  render: () => <Profile />,
})

export const Default = meta.story({
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('ada@example.com (verified)')).toBeVisible()
    await expect(mock.requests('userInfo')).toHaveLength(1)
  },
})

export const Pending = meta.story({
  beforeEach: () => mock.faults.next('userInfo', { networkError: 'hang' }),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('status')).toHaveTextContent('Loading…')
  },
})

/** `messageFor` says it to people. The session is not touched. */
export const Offline = meta.story({
  beforeEach: () => mock.faults.next('userInfo', { networkError: true }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/^No connection\./)
  },
})

/** It shows what has changed since the sign-in, which the ID token does not know. */
export const AskedAgain = meta.story({
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('Ada Lovelace')
    mock.users.setAttributes('ada@example.com', { name: 'Ada King' })
    await userEvent.click(canvas.getByRole('button', { name: 'Ask again' }))
    await expect(await canvas.findByText('Ada King')).toBeVisible()
  },
})

/** Without a user there is nothing to ask for. */
export const SignedOut = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('No profile.'))
    await expect(mock.requests('userInfo')).toHaveLength(0)
  },
})
