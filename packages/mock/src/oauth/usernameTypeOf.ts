import type { UserPool } from '../engine/UserPool.ts'
import type { UsernameType } from '../pages/PageModel.ts'

/** What people of a pool type as their name. */
export function usernameTypeOf({ usernameAttributes }: UserPool): UsernameType {
  if (usernameAttributes.includes('email')) return 'email'
  return usernameAttributes.includes('phone_number') ? 'phone' : 'username'
}
