import { undoAll } from '../base/undoAll.ts'
import type { SessionContext } from './context.ts'
import type { SignedOutReason } from './session.ts'

/** What tabs tell each other. No message carries a token. */
export type SyncMessage =
  /** Other tokens are stored. */
  | { readonly type: 'changed' }
  /** A session is over. */
  | {
      readonly type: 'ended'
      readonly sessionId: string
      readonly sub: string | undefined
      readonly reason: SignedOutReason
    }

/** What keeps this tab and the others in step. */
export interface Sync {
  announce(message: SyncMessage): void
  /** Makes what is stored the truth of this tab. */
  adopt(): Promise<void>
  /** Listens to the other tabs; returns the undo. */
  start(): () => void
  dispose(): void
}

/** `storage` events and the channel are both always heard: each misses what the other tells. */
export function createSync({
  environment,
  persistence,
  store,
}: Omit<SessionContext, 'config' | 'sync'>): Sync {
  const channel = environment.openChannel(persistence.key)
  const adopt = async () => {
    const before = store.tokens.get()
    const tokens = await persistence.read()
    if (tokens?.revision === before?.revision) return
    const reason = tokens ? undefined : before && (await persistence.endedBy(before.sessionId))
    store.dispatch(
      reason && reason !== 'signedOut' ? { type: 'ended', reason } : { type: 'adopted', tokens },
    )
  }
  const hear = (message: unknown) => {
    const { type, sessionId, sub, reason } = (message ?? {}) as Partial<
      Extract<SyncMessage, { type: 'ended' }>
    >
    const tokens = store.tokens.get()
    if (type !== 'ended') return persistence.isShared && void adopt()
    if (!tokens) return
    // Tabs that share no storage have sessions of their own: signing out still ends them all.
    const isOurs =
      tokens.sessionId === sessionId ||
      (!persistence.isShared && reason === 'signedOut' && store.session.get().user?.sub === sub)
    if (!isOurs) return
    void persistence.end(tokens.sessionId, reason ?? 'signedOut')
    const isElsewhere = reason !== 'expired' && reason !== 'revoked'
    store.dispatch({ type: 'ended', reason: isElsewhere ? 'otherTab' : reason })
  }
  return {
    announce: (message) => channel.post(message),
    adopt,
    start() {
      return undoAll(
        channel.subscribe(hear),
        environment.webStorage.subscribe((key) => {
          if (persistence.isShared && (key === null || key.startsWith(persistence.key)))
            void adopt()
        }),
      )
    },
    dispose: () => channel.close(),
  }
}
