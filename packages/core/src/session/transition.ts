import { type AccessTokenClaims, type IdTokenClaims, keepSame, userOf } from '../base/claims.ts'
import { readClaims } from '../base/jwt.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { Challenge, Session, SignedInSession, SignedOutReason } from './session.ts'

/** What can happen to a session. */
export type SessionEvent =
  /** The storage was read. */
  | { readonly type: 'restored'; readonly tokens?: StoredTokens | undefined }
  /** Somebody signed in here. */
  | { readonly type: 'authenticated'; readonly tokens: StoredTokens }
  /** The user pool wants one more thing. */
  | { readonly type: 'challenged'; readonly challenge: Challenge }
  /** The person gave up on a challenge. */
  | { readonly type: 'cancelled' }
  /** New tokens of the same session. */
  | { readonly type: 'refreshed'; readonly tokens: StoredTokens }
  /** The session is over. */
  | { readonly type: 'ended'; readonly reason: SignedOutReason }
  /** Another tab changed what is stored. */
  | { readonly type: 'adopted'; readonly tokens?: StoredTokens | undefined }

/**
 * What an event makes of a session: pure and total. Answers the same object when nothing changed,
 * so that nobody re-renders for nothing.
 */
export function transition(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'restored':
      if (session.status !== 'loading') return session
      return transition(session, { ...event, type: 'adopted' })
    case 'authenticated':
      return signedIn(session, event.tokens)
    case 'challenged':
      if (session.status === 'signedIn') return { ...session, challenge: event.challenge }
      return { status: 'challenge', challenge: event.challenge }
    case 'cancelled':
      if (session.status === 'challenge') return { status: 'signedOut' }
      if (session.status !== 'signedIn' || !session.challenge) return session
      return { status: 'signedIn', user: session.user, scopes: session.scopes }
    case 'refreshed': {
      if (session.status !== 'signedIn') return session
      const next = signedIn(session, event.tokens)
      if (next.user.sub !== session.user.sub) return session
      return session.challenge && next !== session
        ? { ...next, challenge: session.challenge }
        : next
    }
    case 'ended':
      if (session.status === 'signedOut') return session
      return { status: 'signedOut', reason: event.reason }
    case 'adopted':
      if (event.tokens) return signedIn(session, event.tokens)
      if (session.status === 'signedIn') return { status: 'signedOut', reason: 'otherTab' }
      // Nobody was signed in before either: a challenge under way here goes on.
      return session.status === 'loading' ? { status: 'signedOut' } : session
  }
}

/** The session that tokens mean. User and scopes keep their identity unless they changed. */
function signedIn(before: Session, tokens: StoredTokens): SignedInSession {
  const user = keepSame(before.user, userOf(readClaims<IdTokenClaims>(tokens.idToken)))
  const scopes = keepSame(before.scopes, scopesOf(tokens))
  const isSame = before.status === 'signedIn' && user === before.user && scopes === before.scopes
  return isSame ? before : { status: 'signedIn', user, scopes }
}

function scopesOf({ accessToken }: StoredTokens): readonly string[] {
  try {
    return readClaims<AccessTokenClaims>(accessToken).scope?.split(' ') ?? []
  } catch {
    return []
  }
}
