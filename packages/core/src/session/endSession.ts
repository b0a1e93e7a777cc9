import type { IdTokenClaims } from '../base/claims.ts'
import { readClaims } from '../base/jwt.ts'
import type { StoredTokens } from '../base/tokens.ts'
import { revoke } from '../oauth/revoke.ts'
import type { SessionContext } from './context.ts'
import type { SignedOutReason } from './session.ts'

/**
 * Ends a session here and in the other tabs. Cognito is not asked.
 *
 * @returns its last tokens, which another tab may have written
 */
export async function endSession(
  { persistence, store, sync }: SessionContext,
  tokens: StoredTokens,
  reason: SignedOutReason,
): Promise<StoredTokens> {
  const { sessionId, idToken } = tokens
  // The mark comes first: without it, a refresh in another tab could write the session back.
  const stored = persistence.end(sessionId, reason)
  store.dispatch({ type: 'ended', reason })
  const { sub } = readClaims<IdTokenClaims>(idToken)
  sync.announce({ type: 'ended', sessionId, sub, reason })
  return (await stored) ?? tokens
}

/**
 * Tells Cognito to forget a refresh token, in the background. Nobody can act on a failure: the token
 * is gone from here, and expires by itself.
 */
export function discard(
  { config, environment }: SessionContext,
  refreshToken: string | undefined,
): void {
  const { domain, clientId, requestTimeout: timeout } = config
  if (!refreshToken || domain === undefined) return
  revoke(domain, clientId, refreshToken, { environment, timeout }).catch(() => {})
}
