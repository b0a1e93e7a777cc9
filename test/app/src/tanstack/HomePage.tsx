import { SessionSwitch } from '@cognito-kit/react'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../nameOf.ts'
import { PageTitle } from '../PageTitle.tsx'

export function HomePage() {
  return (
    <div className="intro">
      <p className="eyebrow">TanStack Router</p>
      <SessionSwitch
        signedOut={<PageTitle>The same app, another router</PageTitle>}
        signedIn={({ user }) => <PageTitle>Welcome back, {nameOf(user)}</PageTitle>}
      />
      <p className="lead">
        Its protected pages ask for the user in <code>beforeLoad</code>, so their loaders run only
        for somebody who is signed in.
      </p>
      <div className="actions">
        <Link className="button" to="/invoices" search={{ status: 'open' }}>
          Open invoices
        </Link>
      </div>
    </div>
  )
}
