import { Authorized } from '@cognito-kit/react'
import { PageTitle } from '../PageTitle.tsx'

export function AdminPage() {
  return (
    <>
      <PageTitle>Admin</PageTitle>
      <Authorized
        groups={['admins']}
        fallback={
          <p className="panel">
            Only people in the group <code>admins</code> see this page. Ask one of them to add you.
          </p>
        }
      >
        <section className="panel" aria-labelledby="payouts">
          <h2 id="payouts">Payouts</h2>
          <p>The next payout of €4,340.50 goes out on Monday.</p>
        </section>
      </Authorized>
    </>
  )
}
