import type { SsoSession } from '../engine/createEngine.ts'
import type { UserPool } from '../engine/UserPool.ts'
import { toSetCookie } from '../http/cookies.ts'
import type { Exchange } from '../http/Exchange.ts'

const name = 'cognito'
const lifetime = 60 * 60

/** The live SSO session of this browser in a pool. */
export function readSsoSession(exchange: Exchange, pool: UserPool): SsoSession | undefined {
  for (const key of keysOf(exchange)) {
    const session = exchange.engine.ssoSessions.get(key)
    if (session?.pool !== pool) continue
    const { user } = session
    const isThere = user.enabled && pool.users.get(user.username) === user
    return isThere ? session : undefined
  }
  return undefined
}

/** Starts a session after an interactive sign-in; the cookie lasts a fixed hour. */
export function startSsoSession(exchange: Exchange, session: SsoSession): string {
  const key = exchange.engine.ssoSessions.add(session)
  const keys = [...keysOfOthers(exchange, session.pool), key]
  return toSetCookie(exchange, name, keys.join('.'), lifetime)
}

/** Ends the session of a pool. */
export function endSsoSession(exchange: Exchange, pool: UserPool): string {
  const others = keysOfOthers(exchange, pool)
  for (const key of keysOf(exchange)) {
    if (!others.includes(key)) exchange.engine.ssoSessions.remove(key)
  }
  if (others.length === 0) return toSetCookie(exchange, name, '', 0)
  return toSetCookie(exchange, name, others.join('.'), lifetime)
}

// On AWS each pool has a host, and so a cookie, of its own. Where pools share a host the cookie
// holds one key for each.
function keysOf({ cookies }: Exchange): string[] {
  return (cookies.get(name) ?? '').split('.').filter(Boolean)
}

function keysOfOthers(exchange: Exchange, pool: UserPool): string[] {
  return keysOf(exchange).filter((key) => {
    const session = exchange.engine.ssoSessions.get(key)
    return session !== undefined && session.pool !== pool
  })
}
