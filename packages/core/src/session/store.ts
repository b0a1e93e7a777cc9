import { createWritable, type Readable } from '../base/readable.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { Session } from './session.ts'
import { type SessionEvent, transition } from './transition.ts'

/** The session and its tokens; every change is an event. */
export interface SessionStore {
  readonly session: Readable<Session>
  /** The tokens behind the session. Never leave this package. */
  readonly tokens: Readable<StoredTokens | undefined>
  dispatch(event: SessionEvent): void
  /** What brought the person who is signed in, or the last one who left. */
  readonly cause: SessionEvent['type'] | undefined
  /** How often somebody signed out here: who counts before and after knows what not to write. */
  readonly signOuts: number
}

export function createSessionStore(initial: Session): SessionStore {
  const session = createWritable<Session>(initial)
  const tokens = createWritable<StoredTokens | undefined>(undefined)
  const store = {
    session,
    tokens,
    cause: undefined as SessionEvent['type'] | undefined,
    signOuts: 0,
    dispatch(event: SessionEvent) {
      if (event.type === 'ended' && event.reason === 'signedOut') store.signOuts++
      const before = session.get()
      const next = transition(before, event)
      if (next.user?.sub !== before.user?.sub) store.cause = event.type
      // Tokens first: who hears of a session must be able to use it.
      if (next.status !== 'signedIn') tokens.set(undefined)
      else if ('tokens' in event && event.tokens) tokens.set(event.tokens)
      session.set(next)
    },
  }
  return store
}
