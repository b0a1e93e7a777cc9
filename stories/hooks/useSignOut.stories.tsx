import { useSignOut, useUser } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { storyClient } from '../support/storyClient.ts'

function SignOutEverywhere(): ReactElement {
  const user = useUser()
  const { mutate, isPending, data } = useSignOut()
  return (
    <div className="card">
      <p>{user ? `Signed in as ${user.email}` : 'Signed out.'}</p>
      {data?.globalSignOut === 'failed' && (
        <p role="alert">Your other devices could not be reached and may still be signed in.</p>
      )}
      <button
        type="button"
        aria-busy={isPending}
        onClick={() => mutate({ global: true, redirect: false })}
      >
        Sign out on all devices
      </button>
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useSignOut',
  parameters:
    about(`\`signOut\` as a mutation. Here and in the other tabs it always succeeds, offline
    too; \`data\` says what became of \`global\`.`),
  loaders: [storyClient({ signedInAs: 'ada@example.com', scopes: adminScopes() })],
  render: () => <SignOutEverywhere />,
})

export const Default = meta.story({
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByText('Signed in as ada@example.com')).toBeVisible()
    await userEvent.click(canvas.getByRole('button'))
    await expect(await canvas.findByText('Signed out.')).toBeVisible()
    await expect(canvas.queryByRole('alert')).toBeNull()
    await expect(mock.requests('GlobalSignOut')).toMatchObject([{ status: 200 }])
  },
})

/** Signed out here all the same. */
export const Offline = meta.story({
  beforeEach: () => mock.faults.next('GlobalSignOut', { networkError: true, times: 3 }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    await expect(await canvas.findByText('Signed out.')).toBeVisible()
    await expect(await canvas.findByRole('alert')).toHaveTextContent(/^Your other devices/)
  },
})

/** Ending the sessions on other devices needs the scope `aws.cognito.signin.user.admin`. */
function adminScopes(): readonly string[] {
  return ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin']
}
