import { Link } from 'react-router'
import { PageTitle } from '../PageTitle.tsx'

export function NotFoundPage() {
  return (
    <div className="panel narrow">
      <PageTitle>Page not found</PageTitle>
      <p>There is nothing at this address.</p>
      <Link className="button" to="/">
        Home
      </Link>
    </div>
  )
}
