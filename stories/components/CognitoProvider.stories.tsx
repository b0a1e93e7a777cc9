import {
  CallbackHandler,
  CognitoProvider,
  type CognitoProviderSettings,
  SignedIn,
  SignedOut,
  SignInButton,
  SignOutButton,
  useAuth,
} from '@cognito-kit/react'
import { createTestClient } from '@cognito-kit/react/testing'
import type { ComponentType, ReactElement } from 'react'
import { expect, waitFor } from 'storybook/test'
import preview from '../../.storybook/preview.tsx'
import { about } from '../support/about.ts'
import { germanLabels, germanMessages } from '../support/german.ts'
import { clientId, userPoolId } from '../support/pool.ts'
import { refuse } from '../support/refuse.ts'
import { clientOf, createStoryClient, storyClient } from '../support/storyClient.ts'
import { createStoryEnvironment } from '../support/storyEnvironment.ts'
import { domain } from '../support/urls.ts'

const meta = preview.meta({
  title: 'Components/CognitoProvider',
  parameters: about(`Makes one app client of one user pool available to what is below it. Give it a
    client that a module created, or the configuration as props.`),
  // The stories give it a client or the configuration themselves.
  component: CognitoProvider as ComponentType<CognitoProviderSettings>,
})

/** The shortest way: the ids of the pool and of the app client, and where managed login lives. */
export const Default = meta.story({
  render: () => (
    <CognitoProvider
      userPoolId={userPoolId}
      clientId={clientId}
      domain={domain}
      redirectUri="/callback"
      logoutUri="/"
      environment={createStoryEnvironment()}
    >
      <SignInButton />
    </CognitoProvider>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Sign in' })).toBeEnabled())
  },
})

/** `messages` are what people read by error code, `labels` the texts of the components. */
export const InGerman = meta.story({
  loaders: [storyClient({ answer: refuse('access_denied') })],
  render: (_, { loaded }) => (
    <CognitoProvider client={clientOf(loaded)} labels={germanLabels} messages={germanMessages}>
      <div lang="de">
        <CallbackHandler />
      </div>
    </CognitoProvider>
  ),
  play: async ({ canvas }) => {
    const heading = await canvas.findByRole('heading')
    await expect(heading).toHaveTextContent('Die Anmeldung hat nicht geklappt')
    await expect(canvas.getByText('Sie haben die Anmeldung abgebrochen.')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Noch einmal versuchen' })).toBeVisible()
  },
})

/** A provider inside a provider is a second user pool. Hooks reach the outer one by `client`. */
export const TwoPools = meta.story({
  name: 'Two user pools',
  loaders: [
    async () => ({ client: await createStoryClient({ signedInAs: 'ada@example.com' }) }),
    async () => ({ partners: createTestClient({ userPoolId: 'eu-west-1_Partners1' }) }),
  ],
  render: (_, { loaded }) => (
    <>
      <Account name="Customers" />
      <CognitoProvider client={loaded.partners}>
        <Account name="Partners" />
      </CognitoProvider>
    </>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByText('Customers: signedIn')).toBeVisible()
    await expect(canvas.getByText('Partners: signedOut')).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await expect(canvas.getByText('Signing in…')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Sign out' })).toBeEnabled()
  },
})

function Account({ name }: { name: string }): ReactElement {
  const status = useAuth((auth) => auth.status)
  return (
    <section className="card" aria-label={name}>
      <p>{`${name}: ${status}`}</p>
      <SignedIn>
        <SignOutButton parameters={{ redirect: false }} />
      </SignedIn>
      <SignedOut>
        <SignInButton />
      </SignedOut>
    </section>
  )
}
