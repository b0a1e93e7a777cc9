import { SignOutButton, signOut, useSessionEffect } from '@cognito-kit/react'
import { createTestBrowser } from '@cognito-kit/react/testing'
import { type ReactElement, useState } from 'react'
import { expect } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { mock } from '../support/mock.ts'
import { passTimeOfToken } from '../support/passTimeOfToken.ts'
import { refuse } from '../support/refuse.ts'
import { clientOf, createStoryClient, storyClient } from '../support/storyClient.ts'
import { createStoryEnvironment } from '../support/storyEnvironment.ts'

function Log(): ReactElement {
  const [lines, setLines] = useState<readonly string[]>([])
  const write = (line: string) => setLines((before) => [...before, line])
  useSessionEffect({
    onSignedIn: ({ user, restored }) => write(`${restored ? 'restored' : 'new'}: ${user.name}`),
    onSignedOut: ({ reason }) => write(`signed out: ${reason ?? 'nobody was signed in'}`),
    onExpired: () => write('the session has expired'),
    onSignInFailed: ({ code }) => write(`sign-in failed: ${code}`),
  })
  return (
    <div className="card">
      <ol aria-label="What happened">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <SignOutButton parameters={{ redirect: false }} />
    </div>
  )
}

const meta = preview.meta({
  title: 'Hooks/useSessionEffect',
  parameters:
    about(`Calls listeners when somebody signs in or out, in another tab too. Inline functions
    need no memo.`),
  render: () => <Log />,
})

/** Somebody who is signed in already is reported at once. */
export const Default = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('restored: Ada Lovelace')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out' }))
    await expect(await canvas.findByText('signed out: signedOut')).toBeVisible()
  },
})

export const InAnotherTab = meta.story({
  name: 'Signed out in another tab',
  loaders: [
    async () => {
      const browser = createTestBrowser()
      const tab = () => createStoryEnvironment(browser)
      return {
        client: await createStoryClient({
          signedInAs: 'ada@example.com',
          storage: 'local',
          environment: tab(),
        }),
        other: await createStoryClient({ storage: 'local', environment: tab() }),
      }
    },
  ],
  render: (_, { loaded }) => (
    <>
      <Log />
      <button
        type="button"
        className="quiet"
        onClick={() => signOut(loaded.other, { redirect: false })}
      >
        Sign out in another tab
      </button>
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign out in another tab' }))
    await expect(await canvas.findByText('signed out: otherTab')).toBeVisible()
  },
})

/** The refresh token is not accepted any more. */
export const Expired = meta.story({
  loaders: [storyClient({ signedInAs: 'ada@example.com' })],
  play: async ({ canvas, loaded }) => {
    mock.users.signOut('ada@example.com')
    await passTimeOfToken(clientOf(loaded))
    await expect(
      await canvas.findByText('the session has expired', {}, { timeout: 5000 }),
    ).toBeVisible()
  },
})

export const SignInFailed = meta.story({
  loaders: [storyClient({ answer: refuse('access_denied') })],
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('sign-in failed: accessDenied')).toBeVisible()
  },
})
