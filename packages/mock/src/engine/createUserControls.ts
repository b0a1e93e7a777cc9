import type { InUserPool, MockUser, MockUsers } from '../MockCognito.ts'
import type { Clock } from './createClock.ts'
import { addGroup } from './createUser.ts'
import { findUser } from './findUser.ts'
import { MockOptionError } from './MockOptionError.ts'
import { assertOptionKeys, optionKeys } from './optionKeys.ts'
import { seedUser } from './seedUserPool.ts'
import type { User, UserPool } from './UserPool.ts'

export interface UserControlsParameters {
  pools: readonly UserPool[]
  clock: Clock
  signOut: (user: User) => void
}

/** `mock.users`. */
export function createUserControls({ pools, clock, signOut }: UserControlsParameters): MockUsers {
  function poolsOf({ userPoolId }: InUserPool = {}): readonly UserPool[] {
    if (userPoolId === undefined) return pools
    const pool = pools.find(({ id }) => id === userPoolId)
    if (pool) return [pool]
    throw new MockOptionError(
      'userPoolId',
      `is ${JSON.stringify(userPoolId)}, which this mock does not have`,
      `It has ${pools.map(({ id }) => id).join(', ')}.`,
    )
  }

  function onlyPool(options?: InUserPool): UserPool {
    const [pool, second] = poolsOf(options)
    if (pool && !second) return pool
    throw new MockOptionError(
      'userPoolId',
      'is missing',
      'This mock has several user pools: name one.',
    )
  }

  function locate(name: string, options?: InUserPool): { pool: UserPool; user: User } | undefined {
    const found = poolsOf(options).flatMap((pool) => {
      const user = findUser(pool, name)
      return user ? [{ pool, user }] : []
    })
    if (found.length < 2) return found[0]
    throw new MockOptionError(
      'userPoolId',
      'is missing',
      `Several user pools have the user ${JSON.stringify(name)}: name one.`,
    )
  }

  function need(name: string, options?: InUserPool): { pool: UserPool; user: User } {
    const found = locate(name, options)
    if (found) return found
    const names = poolsOf(options).flatMap(({ users }) => [...users.keys()])
    throw new MockOptionError(
      'user',
      `${JSON.stringify(name)} does not exist`,
      `Create it with mock.users.create. There are: ${names.join(', ') || 'none'}.`,
    )
  }

  function change(
    name: string,
    options: InUserPool | undefined,
    apply: (user: User, pool: UserPool) => void,
  ): MockUser {
    const { pool, user } = need(name, options)
    apply(user, pool)
    return toMockUser(user)
  }

  return {
    list: (options) => poolsOf(options).flatMap(({ users }) => [...users.values()].map(toMockUser)),
    find: (name, options) => {
      const found = locate(name, options)
      return found && toMockUser(found.user)
    },
    get: (name, options) => toMockUser(need(name, options).user),
    create: (given, options) => {
      assertOptionKeys('user', given, optionKeys.user)
      const pool = onlyPool(options)
      if (findUser(pool, given.username)) {
        throw new MockOptionError(
          'user',
          `${JSON.stringify(given.username)} exists already`,
          'Choose another name, or change the one there is.',
        )
      }
      return toMockUser(seedUser(pool, given, clock.seconds()))
    },
    delete: (name, options) => {
      const { pool, user } = need(name, options)
      pool.users.delete(user.username)
      signOut(user)
    },
    setPassword: (name, password, setup) =>
      change(name, setup, (user) => {
        user.password = password
        user.passwordSetAt = clock.seconds()
        user.status = setup?.temporary ? 'FORCE_CHANGE_PASSWORD' : 'CONFIRMED'
        user.failures = { count: 0, lockedUntil: 0, lastAt: 0 }
      }),
    setAttributes: (name, attributes, options) =>
      change(name, options, (user) => {
        for (const [key, value] of Object.entries(attributes)) {
          if (value === '') user.attributes.delete(key)
          else user.attributes.set(key, value)
        }
      }),
    confirm: (name, options) =>
      change(name, options, (user) => {
        user.status = 'CONFIRMED'
        user.codes.delete('signUp')
      }),
    disable: (name, options) =>
      change(name, options, (user) => {
        user.enabled = false
        signOut(user)
      }),
    enable: (name, options) =>
      change(name, options, (user) => {
        user.enabled = true
      }),
    requirePasswordReset: (name, options) =>
      change(name, options, (user) => {
        user.status = 'RESET_REQUIRED'
      }),
    addToGroup: (name, group, options) =>
      change(name, options, (user, pool) => {
        addGroup(pool, group)
        user.groups.add(group)
      }),
    removeFromGroup: (name, group, options) =>
      change(name, options, (user) => {
        user.groups.delete(group)
      }),
    signOut: (name, options) => signOut(need(name, options).user),
  }
}

function toMockUser(user: User): MockUser {
  const { userPoolId, username, sub, status, enabled } = user
  const attributes = Object.fromEntries(user.attributes)
  return { userPoolId, username, sub, status, enabled, attributes, groups: [...user.groups] }
}
