import { getRouteApi, useLocation } from '@tanstack/react-router'
import { InvoiceTable } from '../InvoiceTable.tsx'
import { PageTitle } from '../PageTitle.tsx'

const route = getRouteApi('/signedIn/invoices')

export function InvoicesPage() {
  const { owner, invoices } = route.useLoaderData()
  const { hash } = useLocation()
  return (
    <>
      <PageTitle>Invoices</PageTitle>
      <p className="hint">Loaded for {owner}</p>
      <InvoiceTable invoices={invoices} marked={hash} />
    </>
  )
}
