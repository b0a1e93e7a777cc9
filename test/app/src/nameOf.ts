import type { User } from '@cognito-kit/react'

/** What to call somebody. */
export function nameOf(user: User): string {
  return user.name || user.email || user['cognito:username'] || 'You'
}
