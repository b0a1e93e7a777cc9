import { messageFor, useUser, useUserInfo } from '@cognito-kit/react'
import { Details } from '../Details.tsx'
import { PageTitle } from '../PageTitle.tsx'
import { TokenExpiry } from '../TokenExpiry.tsx'
import { Waiting } from '../Waiting.tsx'

export function ProfilePage() {
  const user = useUser()
  const info = useUserInfo()
  return (
    <>
      <PageTitle>Profile</PageTitle>
      <div className="columns">
        <div className="stack">
          <section className="panel" aria-labelledby="info">
            <h2 id="info">User info</h2>
            <p className="hint">What Cognito says now, from its userInfo endpoint.</p>
            {info.isPending && <Waiting />}
            {info.error && <p role="alert">{messageFor(info.error)}</p>}
            {info.data && <Details of={info.data} />}
            <button className="button secondary small" type="button" onClick={() => info.refetch()}>
              Ask again
            </button>
          </section>
          <TokenExpiry />
        </div>
        <section className="panel" aria-labelledby="claims">
          <h2 id="claims">Claims</h2>
          <p className="hint">What the ID token said at the sign-in; known without a request.</p>
          {user && <Details of={user} />}
        </section>
      </div>
    </>
  )
}
