import { NavLink, Outlet, ScrollRestoration } from 'react-router'
import { Account } from './Account.tsx'
import { partnerClient } from './client.ts'

const pages = [
  { to: '/', label: 'Home' },
  { to: '/invoices', label: 'Invoices' },
  { to: '/admin', label: 'Admin' },
  { to: '/profile', label: 'Profile' },
  ...(partnerClient ? [{ to: '/partners', label: 'Partners' }] : []),
]

/** The frame around every page. */
export function Layout() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <NavLink className="brand" to="/" aria-label="Tally">
          <img src="/tally.svg" alt="" width="32" height="32" />
          <span>Tally</span>
        </NavLink>
        <nav aria-label="Pages">
          {pages.map(({ to, label }) => (
            <NavLink key={to} to={to} end={to === '/'}>
              {label}
            </NavLink>
          ))}
        </nav>
        <Account />
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer>
        <p>
          A demo of cognito-kit. The same with <a href="/tanstack">TanStack Router</a>.
        </p>
      </footer>
      <ScrollRestoration />
    </>
  )
}
