import type { User, UserPool } from './UserPool.ts'

/** Finds by username, sub, e-mail address or phone number, verified or not: for tests, not for sign-in. */
export function findUser(pool: UserPool, name: string): User | undefined {
  const same = sameName(pool, name)
  const users = [...pool.users.values()]
  return (
    users.find((user) => same(user.username) || user.sub === name) ??
    users.find((user) =>
      ['email', 'phone_number', 'preferred_username'].some((attribute) =>
        same(user.attributes.get(attribute) ?? ''),
      ),
    )
  )
}

/** Finds whom a person means who signs in: username, sub, or an alias of the pool. */
export function findUserToSignIn(pool: UserPool, name: string): User | undefined {
  if (!name) return undefined
  const same = sameName(pool, name)
  const users = [...pool.users.values()]
  return (
    users.find((user) => same(user.username) || user.sub === name) ??
    users.find((user) =>
      pool.usernameAttributes.some((attribute) => same(user.attributes.get(attribute) ?? '')),
    ) ??
    users.find((user) =>
      pool.aliasAttributes.some(
        (attribute) => isVerified(user, attribute) && same(user.attributes.get(attribute) ?? ''),
      ),
    )
  )
}

function isVerified(user: User, attribute: string): boolean {
  return (
    attribute === 'preferred_username' || user.attributes.get(`${attribute}_verified`) === 'true'
  )
}

function sameName(pool: UserPool, name: string): (other: string) => boolean {
  if (pool.usernameCaseSensitive) return (other) => other === name
  const folded = name.toLowerCase()
  return (other) => other.toLowerCase() === folded
}
