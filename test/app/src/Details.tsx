/** An object as a list of terms. */
export function Details({ of }: { of: Readonly<Record<string, unknown>> }) {
  return (
    <dl className="details">
      {Object.entries(of).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
