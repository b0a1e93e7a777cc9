import type { Session } from '../session/session.ts'

/** What a user must have. */
export interface Requirements {
  /** Names of groups; one of them suffices. */
  groups?: readonly string[] | undefined
  /** Scopes of the access token; all of them are needed. */
  scopes?: readonly string[] | undefined
}

/**
 * Whether somebody is signed in who has what is required. It decides what to show; what the person
 * may do is for the server to decide.
 */
export function isAuthorized(session: Session, { groups, scopes }: Requirements): boolean {
  if (session.status !== 'signedIn') return false
  const has = session.user['cognito:groups'] ?? []
  return (
    (groups === undefined || groups.some((group) => has.includes(group))) &&
    (scopes === undefined || scopes.every((scope) => session.scopes.includes(scope)))
  )
}
