import { SessionSwitch, SignInButton, SignOutButton, useUser } from '@cognito-kit/react'
import { client } from '../client.ts'
import { nameOf } from '../nameOf.ts'
import { PageTitle } from '../PageTitle.tsx'

/** Two people at once: one of each pool. */
export function PartnersPage() {
  const customer = useUser({ client })
  return (
    <>
      <PageTitle>Partners</PageTitle>
      <div className="columns">
        <section className="panel" aria-labelledby="partner">
          <h2 id="partner">Partner account</h2>
          <SessionSwitch
            signedOut={
              <>
                <p>Partners have accounts of their own, in another user pool.</p>
                <SignInButton className="button">Sign in as a partner</SignInButton>
              </>
            }
            signedIn={({ user }) => (
              <>
                <p>
                  Partner: <b>{nameOf(user)}</b>
                </p>
                <SignOutButton className="button secondary">Sign out the partner</SignOutButton>
              </>
            )}
          />
        </section>
        <section className="panel" aria-labelledby="customer">
          <h2 id="customer">Tally account</h2>
          <p>
            {customer ? (
              <>
                Customer: <b>{nameOf(customer)}</b>
              </>
            ) : (
              'Nobody is signed in to Tally itself.'
            )}
          </p>
        </section>
      </div>
    </>
  )
}
