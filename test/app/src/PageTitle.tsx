/** The heading of a page, which also names the tab. */
export function PageTitle({ children }: { children: string | string[] }) {
  const text = [children].flat().join('')
  return (
    <>
      <title>{`${text} · Tally`}</title>
      <h1>{text}</h1>
    </>
  )
}
