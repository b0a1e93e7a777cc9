import { isCognitoError, messageFor, SignInButton } from '@cognito-kit/react'
import { PageTitle } from './PageTitle.tsx'

/** What a loader or a page threw: `requireSession` does after a sign-out, instead of signing in again. */
export function Failure({ error }: { error: unknown }) {
  const needsSignIn = isCognitoError(error)
  return (
    <div className="panel narrow">
      <PageTitle>{needsSignIn ? 'Please sign in' : 'Something went wrong'}</PageTitle>
      <p role="alert">{messageFor(error)}</p>
      {needsSignIn && <SignInButton className="button" />}
    </div>
  )
}
