import {
  type CognitoConfig,
  type Navigate,
  type ResolvedConfig,
  resolveConfig,
} from './base/config.ts'
import { CognitoError, toCognitoError } from './base/errors.ts'
import type { Readable } from './base/readable.ts'
import { isFresh, type StoredTokens } from './base/tokens.ts'
import { undoAll } from './base/undoAll.ts'
import { abortable } from './env/abortable.ts'
import { createBrowserEnvironment } from './env/browserEnvironment.ts'
import type { Environment } from './env/environment.ts'
import { type Activity, type Internals, internals } from './internals.ts'
import { createCallback } from './session/callback.ts'
import type { CallbackOutcome } from './session/callbackOutcome.ts'
import type { SessionContext } from './session/context.ts'
import { keepFresh } from './session/keepFresh.ts'
import { loadManagedLogin } from './session/loadManagedLogin.ts'
import { createPersistence } from './session/persistence.ts'
import { createRefresher } from './session/refresher.ts'
import type { Session } from './session/session.ts'
import { isSignedOutHere, setSignedOutHere } from './session/signedOutHere.ts'
import { createSessionStore } from './session/store.ts'
import { createSync } from './session/sync.ts'

/** Parameters of {@link createCognitoClient}. */
export type CreateCognitoClientParameters = CognitoConfig & {
  /**
   * The outside world, for tests and for other runtimes.
   *
   * @default the browser
   */
  environment?: Environment | undefined
}

/** How to ask for a token. */
export interface GetTokenOptions {
  /** Gets a new token even if the present one is fresh. @default false */
  forceRefresh?: boolean | undefined
  /** Stops waiting; a refresh that others wait for goes on. */
  signal?: AbortSignal | undefined
}

/** Parameters of {@link CognitoClient.start}. */
export interface StartOptions {
  /** Wins over the option `navigate` while this start lasts. */
  navigate?: Navigate | undefined
}

/** One app client of one user pool, and who is signed in to it. What a user does are functions. */
export interface CognitoClient {
  readonly config: ResolvedConfig
  /** Who is signed in. */
  readonly session: Readable<Session>
  /** What became of the answer that a sign-in page sent to this page. */
  readonly callback: Readable<CallbackOutcome>
  /**
   * Takes a waiting answer, listens to other tabs and keeps the tokens fresh while the page is
   * visible. Counts its callers; the undo of the last one only detaches.
   */
  start(options?: StartOptions): () => void
  /**
   * The session once it is known. Starts what is needed for that, so it works before `start()`.
   *
   * @throws CognitoError `storageUnavailable` where there is no browser to ask
   */
  ready(): Promise<Exclude<Session, { status: 'loading' }>>
  /**
   * An access token that is not about to expire, refreshed if need be: one request per browser.
   *
   * @throws CognitoError `signedOut` when nobody is signed in, `sessionExpired` or `tokenRevoked`
   * when the session just ended, `network`, `timeout` … when a refresh did not get through
   */
  getAccessToken(options?: GetTokenOptions): Promise<string>
  /** An ID token that is not about to expire. As {@link CognitoClient.getAccessToken}. */
  getIdToken(options?: GetTokenOptions): Promise<string>
  /** Detaches everything for good. The session stays stored. */
  dispose(): void
  readonly [internals]: Internals
}

/**
 * Creates the client of one app client: wiring only. Reads the stored session and takes a waiting
 * answer out of the URL, both synchronously; sends nothing and listens to nothing until `start()`.
 *
 * Create it in a module that is imported before the router is created.
 *
 * @throws CognitoError `configInvalid`, naming the option, what it got and the fix
 */
export function createCognitoClient(parameters: CreateCognitoClientParameters): CognitoClient {
  const { environment = createBrowserEnvironment() } = parameters
  const { navigation, clock } = environment
  const config = resolveConfig(parameters, navigation.isAvailable ? navigation.origin : undefined)
  const { clientId, storage, refreshLeeway } = config
  const store = createSessionStore({ status: 'loading' })
  const persistence = createPersistence(clientId, storage, environment)
  const sync = createSync({ environment, persistence, store })
  const context: SessionContext = { config, environment, store, persistence, sync }
  const refresher = createRefresher(context)
  const activity: Activity = {}
  const starts = new Set<StartOptions>()
  let detach = () => {}
  let booting: Promise<void> | undefined

  const callback = createCallback(context, (path) => {
    // The same page again needs no navigation, and a page load would lose what is in memory.
    if (navigation.href === navigation.origin + path) return
    const { navigate = config.navigate ?? navigation.replace } =
      [...starts].findLast((start) => start.navigate) ?? {}
    navigate(path)
  })

  const isReadable = navigation.isAvailable || typeof storage === 'object' || storage === 'memory'
  const first = isReadable ? persistence.read() : undefined
  if (isReadable && !(first instanceof Promise)) restore(first)

  /** Somebody stored is signed in at once; nobody stored may still be about to sign in. */
  function restore(tokens: StoredTokens | undefined): void {
    if (!tokens && callback.outcome.get().status === 'pending') return
    const isSignedOut = !tokens && isSignedOutHere(context)
    store.dispatch(
      isSignedOut ? { type: 'ended', reason: 'signedOut' } : { type: 'restored', tokens },
    )
  }

  function boot(): Promise<void> {
    booting ??= (async () => {
      restore(await first)
      setSignedOutHere(context, false)
      await callback.resume()
      if (store.session.get().status === 'loading') restore(await persistence.read())
    })()
    return booting
  }

  async function ready(): Promise<Exclude<Session, { status: 'loading' }>> {
    if (activity.isDisposed) throw new CognitoError('disposed')
    if (!isReadable) throw new CognitoError('storageUnavailable', { detail: 'a browser' })
    void boot()
    return new Promise((resolve) => {
      const look = () => {
        const session = store.session.get()
        if (session.status === 'loading') return
        stop()
        resolve(session)
      }
      const stop = store.session.subscribe(look)
      look()
    })
  }

  async function getToken(
    kind: 'access' | 'id',
    { forceRefresh, signal }: GetTokenOptions = {},
  ): Promise<string> {
    await abortable(ready(), signal)
    const tokens = store.tokens.get()
    if (!tokens) throw new CognitoError('signedOut')
    if (!forceRefresh && isFresh(tokens, refreshLeeway, clock.now())) return tokens[`${kind}Token`]
    try {
      return (await abortable(refresher.refresh(), signal))[`${kind}Token`]
    } catch (thrown) {
      const error = toCognitoError(thrown)
      // A refresh ahead of time that did not get through leaves a token that is still good.
      const isStillGood =
        store.tokens.get() === tokens && clock.now() < tokens[`${kind}ExpiresAt`] - 1
      if (error.retryable && isStillGood && !forceRefresh) return tokens[`${kind}Token`]
      throw error
    }
  }

  /** Loads the sign-in code before somebody clicks, and clears what earlier sign-ins left. */
  function warm(): void {
    if (config.domain === undefined || store.session.get().status !== 'signedOut') return
    loadManagedLogin().then(
      (room) => room.sweep(context),
      () => {
        // The click will try again, and say so.
      },
    )
  }

  return {
    config,
    session: store.session,
    callback: callback.outcome,
    start(options = {}) {
      if (activity.isDisposed) throw new CognitoError('disposed')
      const start = { ...options }
      if (starts.add(start).size === 1 && isReadable) {
        detach = undoAll(sync.start(), keepFresh(context, refresher), clock.after(1, warm))
        // Another tab may have signed in or out since this client was created.
        void boot().then(sync.adopt)
      }
      return () => {
        if (starts.delete(start) && !starts.size) detach()
      }
    },
    ready,
    getAccessToken: (options) => getToken('access', options),
    getIdToken: (options) => getToken('id', options),
    dispose() {
      activity.isDisposed = true
      starts.clear()
      detach()
      sync.dispose()
    },
    [internals]: { ...context, callback, activity },
  }
}
