import type { SessionContext } from './context.ts'

// A mark in this tab that the person is on the way through the sign-out page. The page they land on
// takes it: it must not send them straight to sign in again.
const keyOf = ({ persistence }: Pick<SessionContext, 'persistence'>) =>
  `${persistence.key}.signedOut`

/** Whether the person comes from signing out. */
export function isSignedOutHere(context: SessionContext): boolean {
  return context.environment.webStorage.session?.getItem(keyOf(context)) === '1'
}

/** Says that the person leaves to sign out, or that they have arrived. */
export function setSignedOutHere(context: SessionContext, isSignedOut: boolean): void {
  const { session } = context.environment.webStorage
  try {
    if (isSignedOut) session?.setItem(keyOf(context), '1')
    else session?.removeItem(keyOf(context))
  } catch {
    // A full storage costs the person one click.
  }
}
