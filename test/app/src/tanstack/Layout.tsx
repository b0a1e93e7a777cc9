import { Link, Outlet } from '@tanstack/react-router'
import { Account } from '../Account.tsx'

export function Layout() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link className="brand" to="/" aria-label="Tally">
          <img src="/tally.svg" alt="" width="32" height="32" />
          <span>Tally</span>
        </Link>
        <nav aria-label="Pages">
          <Link to="/" activeOptions={{ exact: true }}>
            Home
          </Link>
          <Link to="/invoices">Invoices</Link>
        </nav>
        <Account />
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer>
        <p>
          A demo of cognito-kit with TanStack Router. The same with <a href="/">React Router</a>.
        </p>
      </footer>
    </>
  )
}
