import { SignInButton } from '@cognito-kit/react'
import { PageTitle } from './PageTitle.tsx'

/** For whoever needs to sign in and is not sent there unasked: after a sign-out, for example. */
export function PleaseSignIn() {
  return (
    <div className="panel narrow">
      <PageTitle>Please sign in</PageTitle>
      <p>You are signed out. Sign in to go on with this page.</p>
      <SignInButton className="button" />
    </div>
  )
}
