import type { UserStatus } from '../MockCognitoOptions.ts'
import { uuidOf } from './bytes.ts'
import type { Identity, User, UserPool } from './UserPool.ts'

export interface CreateUserParameters {
  /** What the person types. In a pool with `usernameAttributes` it becomes an attribute. */
  username: string
  password?: string | undefined
  sub?: string | undefined
  attributes?: Iterable<readonly [string, string]> | undefined
  groups?: readonly string[] | undefined
  status: UserStatus
  enabled?: boolean | undefined
  identities?: readonly Identity[] | undefined
  /** Seconds. */
  now: number
}

/** Puts a user into a pool. Whether that is allowed is for the caller to say. */
export function createUser(pool: UserPool, parameters: CreateUserParameters): User {
  const { username: typed, password, status, enabled = true, now } = parameters
  const sub = parameters.sub ?? stableSub(`${pool.id}:${typed}`)
  const attributes = new Map(parameters.attributes ?? [])
  const nameAttribute = typed.startsWith('+') ? 'phone_number' : 'email'
  const isAlias = pool.usernameAttributes.length > 0 && status !== 'EXTERNAL_PROVIDER'
  if (isAlias) attributes.set(nameAttribute, typed)
  const user: User = {
    username: isAlias ? sub : typed,
    sub,
    userPoolId: pool.id,
    password,
    passwordSetAt: now,
    status,
    enabled,
    attributes,
    groups: new Set(parameters.groups ?? []),
    identities: [...(parameters.identities ?? [])],
    codes: new Map(),
    failures: { count: 0, lockedUntil: 0, lastAt: 0 },
  }
  for (const name of user.groups) addGroup(pool, name)
  pool.users.set(user.username, user)
  return user
}

export function addGroup(pool: UserPool, name: string): void {
  if (!pool.groups.has(name)) pool.groups.set(name, { name })
}

// The same user keeps its `sub` when the mock restarts, so that data of an app stays theirs.
function stableSub(text: string): string {
  const words = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((seed) => {
    let hash = seed
    for (const sign of text) {
      hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x5bd1e995)
      hash ^= hash >>> 13
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return ((hash ^ (hash >>> 12)) >>> 0).toString(16).padStart(8, '0')
  })
  return uuidOf(words.join(''))
}
