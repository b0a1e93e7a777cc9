import {
  messageFor,
  SessionSwitch,
  SignInButton,
  type User,
  useSignInWithPopup,
} from '@cognito-kit/react'
import { Link } from 'react-router'
import { nameOf } from '../nameOf.ts'
import { PageTitle } from '../PageTitle.tsx'

export function HomePage() {
  return (
    <div className="hero">
      <SessionSwitch
        loading={<Welcome />}
        signedOut={<Welcome />}
        signedIn={({ user }) => <WelcomeBack user={user} />}
      />
    </div>
  )
}

function Welcome() {
  const popup = useSignInWithPopup()
  return (
    <>
      <p className="eyebrow">Invoices, and nothing else</p>
      <PageTitle>Get paid without thinking about it</PageTitle>
      <p className="lead">
        Tally keeps track of who owes you what. Sign in to see your invoices; you come back to the
        page you asked for.
      </p>
      <div className="actions">
        <SignInButton className="button" />
        <SignInButton className="button secondary" parameters={{ signUp: true }}>
          Create an account
        </SignInButton>
        <button
          className="button quiet"
          type="button"
          aria-disabled={popup.isPending || undefined}
          onClick={() => popup.mutate()}
        >
          Sign in with a popup
        </button>
      </div>
      {popup.isPending && <p role="status">Waiting for the sign-in window…</p>}
      {popup.error && <p role="alert">{messageFor(popup.error)}</p>}
    </>
  )
}

function WelcomeBack({ user }: { user: User }) {
  return (
    <>
      <p className="eyebrow">Signed in</p>
      <PageTitle>Welcome back, {nameOf(user)}</PageTitle>
      <p className="lead">Three invoices are open, one of them overdue.</p>
      <div className="actions">
        <Link className="button" to="/invoices?status=open">
          Open invoices
        </Link>
        <Link className="button secondary" to="/profile">
          Your profile
        </Link>
      </div>
    </>
  )
}
