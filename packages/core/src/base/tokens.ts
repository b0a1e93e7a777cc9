import type { IdTokenClaims } from './claims.ts'
import { readClaims } from './jwt.ts'

/** The tokens of one session, as they are stored. */
export interface StoredTokens {
  readonly version: 1
  /** Random; the same from the sign-in to the end of the session. */
  readonly sessionId: string
  /** Random; another one with each write. */
  readonly revision: string
  readonly idToken: string
  readonly accessToken: string
  readonly refreshToken?: string | undefined
  /** When they arrived, in seconds since 1970 by the clock of this device. */
  readonly receivedAt: number
  /** When each token expires, by the same clock. */
  readonly idExpiresAt: number
  readonly accessExpiresAt: number
  /** Which front door the session came through: it decides how it is refreshed and ended. */
  readonly via: 'managedLogin' | 'userPool'
}

/** Reads stored tokens; anything that is not exactly that counts as absent. */
export function parseTokens(text: string | null): StoredTokens | undefined {
  if (text === null) return undefined
  try {
    const value = JSON.parse(text)
    const isWhole =
      value.version === 1 &&
      [value.sessionId, value.revision, value.accessToken, value.refreshToken ?? ' '].every(
        (part) => part && typeof part === 'string',
      ) &&
      [value.receivedAt, value.idExpiresAt, value.accessExpiresAt].every(Number.isFinite) &&
      typeof readClaims<IdTokenClaims>(value.idToken).sub === 'string'
    return isWhole ? value : undefined
  } catch {
    return undefined
  }
}

/** When tokens should be renewed: before the earlier expiry, by `leeway` or half a lifetime. */
export function staleAt(tokens: StoredTokens, leeway: number): number {
  const { receivedAt, idExpiresAt, accessExpiresAt } = tokens
  const expiresAt = Math.min(idExpiresAt, accessExpiresAt)
  return expiresAt - Math.min(leeway, (expiresAt - receivedAt) / 2)
}

/** Whether tokens need no renewal. A clock that was set back makes their times worthless. */
export function isFresh(tokens: StoredTokens, leeway: number, now: number): boolean {
  return now < staleAt(tokens, leeway) && now > tokens.receivedAt - 5
}
