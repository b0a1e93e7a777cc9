import {
  messageFor,
  SessionSwitch,
  SignInButton,
  type User,
  useSignInWithPopup,
} from '@cognito-kit/react'
import { Link } from 'react-router'
import { invoices } from '../invoices.ts'
import { money } from '../money.ts'
import { nameOf } from '../nameOf.ts'
import { PageTitle } from '../PageTitle.tsx'

export function HomePage() {
  return (
    <SessionSwitch
      loading={<Welcome />}
      signedOut={<Welcome />}
      signedIn={({ user }) => <WelcomeBack user={user} />}
    />
  )
}

function Welcome() {
  const popup = useSignInWithPopup()
  return (
    <div className="hero">
      <div>
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
      </div>
      <Preview />
    </div>
  )
}

/** What waits behind the sign-in. A picture, hence nothing for a screen reader. */
function Preview() {
  return (
    <div className="preview" aria-hidden="true">
      {invoices.slice(0, 4).map(({ id, customer, amount, status }) => (
        <div key={id}>
          <span>{customer}</span>
          <span>{money.format(amount)}</span>
          <span className={`badge ${status}`}>{status}</span>
        </div>
      ))}
    </div>
  )
}

const summaries = [
  { status: 'open', label: 'Open' },
  { status: 'overdue', label: 'Overdue' },
  { status: 'paid', label: 'Paid' },
] as const

function WelcomeBack({ user }: { user: User }) {
  return (
    <>
      <PageTitle>Welcome back, {nameOf(user)}</PageTitle>
      <ul className="summaries">
        {summaries.map(({ status, label }) => {
          const found = invoices.filter((invoice) => invoice.status === status)
          const total = found.reduce((sum, { amount }) => sum + amount, 0)
          return (
            <li key={status} className="panel">
              <Link to={`/invoices?status=${status}`}>{label}</Link>
              <b>{money.format(total)}</b>
              <span>{found.length === 1 ? '1 invoice' : `${found.length} invoices`}</span>
            </li>
          )
        })}
      </ul>
      <div className="actions">
        <Link className="button" to="/invoices">
          All invoices
        </Link>
        <Link className="button secondary" to="/profile">
          Your profile
        </Link>
      </div>
    </>
  )
}
