export interface Invoice {
  readonly id: string
  readonly customer: string
  readonly due: string
  readonly amount: number
  readonly status: 'open' | 'overdue' | 'paid'
}

export const invoices: readonly Invoice[] = [
  { id: 'INV-104', customer: 'Northwind Bakery', due: '2026-12-01', amount: 1240, status: 'open' },
  { id: 'INV-103', customer: 'Studio Halden', due: '2026-11-24', amount: 3100.5, status: 'open' },
  { id: 'INV-102', customer: 'Kite & Sons', due: '2026-10-30', amount: 480, status: 'overdue' },
  { id: 'INV-101', customer: 'Northwind Bakery', due: '2026-10-12', amount: 990, status: 'paid' },
  { id: 'INV-100', customer: 'Lumen Garden', due: '2026-10-02', amount: 2215, status: 'paid' },
]
