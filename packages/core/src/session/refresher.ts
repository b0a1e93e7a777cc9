import type { IdTokenClaims } from '../base/claims.ts'
import { missingOption } from '../base/config.ts'
import { CognitoError, OAuthError, toCognitoError } from '../base/errors.ts'
import { readClaims } from '../base/jwt.ts'
import { randomId } from '../base/randomId.ts'
import { isFresh, type StoredTokens } from '../base/tokens.ts'
import type { LockGrant } from '../env/environment.ts'
import { judgeTokens } from '../oauth/judgeTokens.ts'
import { postToken, type TokenAnswer } from '../oauth/postToken.ts'
import type { SessionContext } from './context.ts'
import { discard, endSession } from './endSession.ts'
import type { SignedOutReason } from './session.ts'

/** Renews the tokens: one request per browser, however many callers and tabs ask. */
export interface Refresher {
  /**
   * New tokens, from this tab or from another that was first.
   *
   * @throws CognitoError `signedOut`; `sessionExpired` or `tokenRevoked` when this ended the session;
   * anything retryable when the outcome is open
   */
  refresh(): Promise<StoredTokens>
}

/** Seconds that the lock is waited for beyond a request: its holder may use them for a retry. */
const lockMargin = 5

/**
 * Seconds. Cognito's refresh tokens live at least this long, so a younger session that is refused
 * did not expire: it was revoked. Its single sign-on cookie lives no longer.
 */
const shortestRefreshLifetime = 3600

export function createRefresher(context: SessionContext): Refresher {
  const { config, environment, store, persistence, sync } = context
  const { clientId, domain, requestTimeout, refreshLeeway } = config
  const { clock } = environment
  let running: Promise<StoredTokens> | undefined

  /** Looks at the storage until it shows something else, for up to that many seconds. */
  async function awaitChange(revision: string, seconds: number) {
    const end = clock.now() + seconds
    let stored = await persistence.read()
    // Looks are counted too: the clock may jump, and a busy page lets the time pass at once.
    for (let look = 0; stored?.revision === revision && look < seconds * 200; look++) {
      if (look >= 5 && clock.now() > end) break
      await new Promise<void>((resolve) => clock.after(0.005, resolve))
      stored = await persistence.read()
    }
    return stored
  }

  function adopt(tokens: StoredTokens | undefined): StoredTokens {
    store.dispatch({ type: 'adopted', tokens })
    if (!tokens) throw new CognitoError('signedOut')
    return tokens
  }

  async function underLock(before: StoredTokens, grant: LockGrant): Promise<StoredTokens> {
    // A lock handed over may run ahead of localStorage: what its last holder wrote shows up later.
    const lag = grant.immediate || !persistence.isShared ? 0 : grant.note ? 1 : 0.25
    const stored = grant.note === before.revision ? before : await awaitChange(before.revision, lag)
    if (stored?.revision !== before.revision) {
      const tokens = adopt(stored)
      if (isFresh(tokens, refreshLeeway, clock.now())) return tokens
    }
    const current = stored ?? before
    if (!current.refreshToken) return end(current, 'expired')
    try {
      return await commit(current, await request(current.refreshToken), grant)
    } catch (error) {
      if (!endsSession(error)) throw error
      // Another tab may have won with the same token: its answer is on the way into the storage.
      const winner = await awaitChange(current.revision, 1)
      return winner?.revision === current.revision ? end(current, refusal(current)) : adopt(winner)
    }
  }

  async function request(refreshToken: string): Promise<TokenAnswer> {
    if (domain === undefined) throw missingOption('domain')
    const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken }
    try {
      return await postToken(domain, form, { environment, timeout: requestTimeout })
    } catch (error) {
      if (error instanceof OAuthError || toCognitoError(error).code === 'limitExceeded') throw error
      // The server may have rotated the token and the answer got lost: within the grace period the
      // old one is still good, but only now.
      const timeout = Math.min(requestTimeout, lockMargin - 1)
      return postToken(domain, form, { environment, timeout })
    }
  }

  async function commit(
    before: StoredTokens,
    answer: TokenAnswer,
    grant: LockGrant,
  ): Promise<StoredTokens> {
    const { refreshToken = before.refreshToken } = answer
    const { sub } = readClaims<IdTokenClaims>(before.idToken)
    const times = judgeTokens(answer, config, clock.now(), { sub })
    const tokens = { ...before, ...answer, refreshToken, ...times, revision: randomId() }
    // A sign-out, or another session, that came while we waited wins.
    const isSuperseded = async (revision: string) =>
      (await persistence.read())?.revision !== revision
    if (!(await isSuperseded(before.revision))) {
      await persistence.write(tokens)
      if (!(await isSuperseded(tokens.revision))) {
        grant.leaveNote(tokens.revision)
        store.dispatch({ type: 'refreshed', tokens })
        sync.announce({ type: 'changed' })
        return tokens
      }
    }
    const winner = await persistence.read()
    // Revoking one token of a session that lives on would end all of it.
    if (winner?.sessionId !== before.sessionId) discard(context, answer.refreshToken)
    return adopt(winner)
  }

  async function end(tokens: StoredTokens, reason: SignedOutReason): Promise<never> {
    await endSession(context, tokens, reason)
    throw new CognitoError(reason === 'revoked' ? 'tokenRevoked' : 'sessionExpired')
  }

  function refusal({ idToken }: StoredTokens): SignedOutReason {
    const { auth_time: signedInAt = 0 } = readClaims<IdTokenClaims>(idToken)
    return clock.now() - signedInAt < shortestRefreshLifetime ? 'revoked' : 'expired'
  }

  return {
    refresh() {
      running ??= (async () => {
        const before = store.tokens.get()
        if (!before) throw new CognitoError('signedOut')
        const patience = requestTimeout + lockMargin
        return environment.lock.request(persistence.key, patience, (grant) =>
          underLock(before, grant),
        )
      })().finally(() => {
        running = undefined
      })
      return running
    },
  }
}

/** Only a refusal of the refresh token itself ends a session. */
function endsSession(error: unknown): boolean {
  return error instanceof OAuthError && error.error === 'invalid_grant'
}
