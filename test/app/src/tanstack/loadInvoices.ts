import type { User } from '@cognito-kit/react'
import { type Invoice, invoices } from '../invoices.ts'
import { nameOf } from '../nameOf.ts'

/** Stands in for a request to a server, which would carry the access token. */
export async function loadInvoices(
  user: User,
  status?: string | undefined,
): Promise<{ owner: string; invoices: readonly Invoice[] }> {
  return {
    owner: nameOf(user),
    invoices: invoices.filter((invoice) => !status || invoice.status === status),
  }
}
