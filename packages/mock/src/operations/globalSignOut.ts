import type { OperationContext } from './Operation.ts'
import { requireAccessToken } from './requireAccessToken.ts'

/** `GlobalSignOut`: every token of the user; the SSO cookie goes on. */
export async function globalSignOut(context: OperationContext): Promise<object> {
  const { user } = await requireAccessToken(context)
  context.engine.grants.revokeUser(user)
  return {}
}
