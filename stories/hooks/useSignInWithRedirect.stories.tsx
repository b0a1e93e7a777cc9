import { messageFor, useSignInWithRedirect } from '@cognito-kit/react'
import type { ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { clientOf, storyClient } from '../support/storyClient.ts'

function SignUpLink(): ReactElement {
  const { mutate, isPending, error } = useSignInWithRedirect()
  return (
    <div className="card">
      <button
        type="button"
        aria-busy={isPending}
        onClick={() => mutate({ signUp: true, lang: 'de' })}
      >
        {isPending ? 'One moment…' : 'Create an account'}
      </button>
      {error && <p role="alert">{messageFor(error)}</p>}
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useSignInWithRedirect',
  parameters:
    about(`\`signInWithRedirect\` as a mutation of TanStack Query, whose result is passed on
    untouched. It stays pending while the page goes away, and no longer.`),
  render: () => <SignUpLink />,
})

/** Here to the page that creates an account, in German. */
export const Default = meta.story({
  loaders: [storyClient()],
  play: async ({ canvas, loaded, userEvent }) => {
    const { environment } = clientOf(loaded)
    await userEvent.click(canvas.getByRole('button', { name: 'Create an account' }))
    await expect(canvas.getByRole('button', { name: 'One moment…' })).toBeVisible()
    await waitFor(() => expect(environment.lastVisit?.url).toMatch(/\/signup\?.*lang=de/))
    await userEvent.click(canvas.getByRole('button', { name: 'Go back' }))
    await expect(await canvas.findByRole('button', { name: 'Create an account' })).toBeVisible()
  },
})

/** The page runs at another address than the one to come back to. */
export const Failed = meta.story({
  loaders: [storyClient({ redirectUri: 'https://www.example.com/callback' })],
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'))
    const alert = await canvas.findByRole('alert')
    await expect(alert).toHaveTextContent(/^Sign-in does not work at this address\./)
  },
})
