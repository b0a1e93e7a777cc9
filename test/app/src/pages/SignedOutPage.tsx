import { SignInButton } from '@cognito-kit/react'
import { Link } from 'react-router'
import { PageTitle } from '../PageTitle.tsx'

export function SignedOutPage() {
  return (
    <div className="panel narrow">
      <PageTitle>Signed out</PageTitle>
      <p>You are signed out of Tally, in every tab. See you soon.</p>
      <div className="actions">
        <SignInButton className="button" parameters={{ returnTo: '/' }}>
          Sign in again
        </SignInButton>
        <Link className="button quiet" to="/">
          Home
        </Link>
      </div>
    </div>
  )
}
