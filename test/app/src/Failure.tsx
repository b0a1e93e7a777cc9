import { isCognitoError, messageFor } from '@cognito-kit/react'
import { PageTitle } from './PageTitle.tsx'
import { PleaseSignIn } from './PleaseSignIn.tsx'

/** What a loader or a page threw: `requireSession` does after a sign-out, instead of signing in again. */
export function Failure({ error }: { error: unknown }) {
  if (isCognitoError(error) && error.code === 'signedOut') return <PleaseSignIn />
  return (
    <div className="panel narrow">
      <PageTitle>Something went wrong</PageTitle>
      <p role="alert">{messageFor(error)}</p>
    </div>
  )
}
