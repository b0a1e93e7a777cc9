import {
  CallbackHandler,
  RequireAuth,
  SignedIn,
  SignedOut,
  SignInButton,
  SignOutButton,
  useCallbackOutcome,
  useUserInfo,
} from '@cognito-kit/react'
import { type ReactElement, useSyncExternalStore } from 'react'

/** A small app with a home page and a page that needs a user. */
export function App(): ReactElement {
  const outcome = useCallbackOutcome()
  const page = useSyncExternalStore(subscribe, () => location.hash)
  return (
    <main>
      <nav aria-label="Main">
        <a href="#/">Home</a>
        <a href="#/invoices">Invoices</a>
      </nav>
      {outcome.status === 'pending' || outcome.status === 'failed' ? (
        <CallbackHandler />
      ) : page === '#/invoices' ? (
        <RequireAuth>
          <Invoices />
        </RequireAuth>
      ) : (
        <Home />
      )}
    </main>
  )
}

function Home(): ReactElement {
  return (
    <>
      <h1>Welcome</h1>
      <SignedOut>
        <SignInButton parameters={{ returnTo: `${location.pathname}#/invoices` }} />
      </SignedOut>
      <SignedIn>{(user) => <p>Good to see you, {user.given_name}.</p>}</SignedIn>
    </>
  )
}

function Invoices(): ReactElement {
  const { data: profile } = useUserInfo()
  return (
    <>
      <h1>Invoices</h1>
      <dl>
        <dt>Name</dt>
        <dd>{profile?.name ?? '…'}</dd>
        <dt>E-mail</dt>
        <dd>{profile?.email ?? '…'}</dd>
      </dl>
      <SignOutButton />
    </>
  )
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
