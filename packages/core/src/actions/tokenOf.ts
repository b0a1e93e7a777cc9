import type { AccessTokenClaims, IdTokenClaims } from '../base/claims.ts'
import { readClaims } from '../base/jwt.ts'
import type { Readable } from '../base/readable.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'

/** A token that has not expired. */
export interface Token<claims> {
  readonly jwt: string
  readonly claims: claims
  /** When it expires, in seconds since 1970 by the clock of this device. */
  readonly expiresAt: number
}

/** The kinds of tokens that can be read. Nothing gives the refresh token. */
export interface TokenKinds {
  access: AccessTokenClaims
  id: IdTokenClaims
}

const readables = new WeakMap<CognitoClient, Partial<Record<keyof TokenKinds, unknown>>>()

/**
 * A token as a value over time: `undefined` until there is a fresh one, never an expired one. Who
 * subscribes to a stale one has it renewed; the same object each time for a client and a kind.
 */
export function tokenOf<kind extends keyof TokenKinds>(
  client: CognitoClient,
  kind: kind,
): Readable<Token<TokenKinds[kind]> | undefined> {
  const known = readables.get(client) ?? {}
  readables.set(client, known)
  known[kind] ??= create<TokenKinds[kind]>(client, kind)
  return known[kind] as Readable<Token<TokenKinds[kind]> | undefined>
}

function create<claims extends object>(
  client: CognitoClient,
  kind: keyof TokenKinds,
): Readable<Token<claims> | undefined> {
  const { store, environment } = internalsOf(client)
  const { clock } = environment
  const jwtOf = (tokens: StoredTokens) => (kind === 'id' ? tokens.idToken : tokens.accessToken)
  let cached: Token<claims> | undefined
  const current = () => {
    const tokens = store.tokens.get()
    if (!tokens) return undefined
    const jwt = jwtOf(tokens)
    if (cached?.jwt !== jwt) {
      const expiresAt = kind === 'id' ? tokens.idExpiresAt : tokens.accessExpiresAt
      cached = { jwt, claims: readClaims<claims>(jwt), expiresAt }
    }
    return cached
  }
  const get = () => {
    const token = current()
    return token && clock.now() < token.expiresAt ? token : undefined
  }
  return {
    get,
    subscribe(listener) {
      let disarm = () => {}
      const arm = () => {
        disarm()
        const token = current()
        if (!token) return
        const left = token.expiresAt - clock.now()
        if (left > 0) disarm = clock.after(left, changed)
        // What fails here fails again, and is told, where the token is used.
        else client.getAccessToken().catch(() => {})
      }
      const changed = () => {
        arm()
        listener()
      }
      const stop = store.tokens.subscribe(changed)
      arm()
      return () => {
        stop()
        disarm()
      }
    },
  }
}
