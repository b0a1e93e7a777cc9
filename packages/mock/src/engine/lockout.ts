import type { User } from './UserPool.ts'

const longest = 15 * 60

/** Whether the user's password may not be tried now. Tries while locked do not count. */
export function isLockedOut(user: User, now: number): boolean {
  return user.failures.lockedUntil > now
}

/** The first four failures are free; from the fifth on each locks for twice as long, up to 15 minutes. */
export function recordFailure(user: User, now: number): void {
  const { count, lastAt } = user.failures
  const failures = now - lastAt >= longest ? 1 : count + 1
  const lock = failures < 5 ? 0 : Math.min(2 ** (failures - 5), longest)
  user.failures = { count: failures, lockedUntil: now + lock, lastAt: now }
}

export function recordSuccess(user: User): void {
  user.failures = { count: 0, lockedUntil: 0, lastAt: 0 }
}
