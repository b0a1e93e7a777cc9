/** While nobody knows yet who is signed in, or the page is about to be left. */
export function Waiting() {
  return (
    <p className="waiting" role="status">
      <span className="spinner" aria-hidden="true" />
      One moment…
    </p>
  )
}
