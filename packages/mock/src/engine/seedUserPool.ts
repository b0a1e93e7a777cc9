import type { UserOptions } from '../MockCognitoOptions.ts'
import { createUser } from './createUser.ts'
import type { User, UserPool } from './UserPool.ts'

/** Puts a pool back to the users and groups of its options. */
export function seedUserPool(pool: UserPool, now: number): void {
  pool.users.clear()
  pool.groups.clear()
  for (const group of pool.seed.groups) pool.groups.set(group.name, group)
  for (const user of pool.seed.users) seedUser(pool, user, now)
}

/** Creates a user as an administrator would: aliases count as verified unless said otherwise. */
export function seedUser(pool: UserPool, given: UserOptions, now: number): User {
  const { status = 'CONFIRMED', attributes = {} } = given
  const user = createUser(pool, { ...given, attributes: Object.entries(attributes), status, now })
  for (const name of ['email', 'phone_number']) {
    const flag = `${name}_verified`
    if (!user.attributes.has(name) || user.attributes.has(flag)) continue
    user.attributes.set(flag, String(status !== 'UNCONFIRMED'))
  }
  return user
}
