import type { Client } from '../engine/UserPool.ts'

/** The scopes of a request; all of the client's when it names none; undefined when it must be refused. */
export function grantScopes(
  client: Client,
  requested: string | null,
  unassociated: 'refused' | 'ignored',
): readonly string[] | undefined {
  const names = [...new Set((requested ?? '').split(' ').filter(Boolean))]
  if (names.length === 0) return client.allowedOAuthScopes
  const known = names.filter((name) => client.allowedOAuthScopes.includes(name))
  if (known.length < names.length && unassociated === 'refused') return undefined
  if (known.length === 0) return undefined
  const needsOpenid = known.some((name) => ['email', 'phone', 'profile'].includes(name))
  return needsOpenid && !known.includes('openid') ? undefined : known
}
