import { Link, useLocation, useSearchParams } from 'react-router'
import { InvoiceTable } from '../InvoiceTable.tsx'
import { invoices } from '../invoices.ts'
import { PageTitle } from '../PageTitle.tsx'

const filters = ['all', 'open', 'overdue', 'paid'] as const

/** Both the query and the hash mean something here, so both must survive a sign-in. */
export function InvoicesPage() {
  const [query] = useSearchParams()
  const { hash } = useLocation()
  const status = query.get('status') ?? 'all'
  return (
    <>
      <PageTitle>Invoices</PageTitle>
      <nav className="tabs" aria-label="Filter">
        {filters.map((filter) => (
          <Link
            key={filter}
            to={filter === 'all' ? '/invoices' : `/invoices?status=${filter}`}
            aria-current={filter === status ? 'page' : undefined}
          >
            {filter}
          </Link>
        ))}
      </nav>
      <InvoiceTable
        invoices={invoices.filter((invoice) => status === 'all' || invoice.status === status)}
        marked={hash.slice(1)}
      />
    </>
  )
}
