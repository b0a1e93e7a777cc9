import type { Invoice } from './invoices.ts'
import { money } from './money.ts'

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** Invoices as a table; the one that the URL's hash names stands out. */
export function InvoiceTable({
  invoices,
  marked,
}: {
  invoices: readonly Invoice[]
  marked: string
}) {
  return (
    // Focusable, because it scrolls sideways on a narrow screen.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroller" aria-label="Invoices" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Customer</th>
            <th scope="col" className="due">
              Due
            </th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          {invoices.map(({ id, customer, due, status, amount }) => (
            <tr key={id} id={id} aria-current={id === marked || undefined}>
              <th scope="row">{id}</th>
              <td>{customer}</td>
              <td className="due">{day.format(new Date(due))}</td>
              <td>
                <span className={`badge ${status}`}>{status}</span>
              </td>
              <td className="number">{money.format(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
