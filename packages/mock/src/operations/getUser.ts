import { visibleAttributes } from '../engine/visibleAttributes.ts'
import type { OperationContext } from './Operation.ts'
import { requireAccessToken } from './requireAccessToken.ts'

/** `GetUser`: attributes as strings. */
export async function getUser(context: OperationContext): Promise<object> {
  const { user, client } = await requireAccessToken(context)
  const attributes: [string, string][] = [['sub', user.sub]]
  if (user.identities.length > 0) attributes.push(['identities', JSON.stringify(user.identities)])
  attributes.push(...visibleAttributes(client, user, undefined))
  return {
    Username: user.username,
    UserAttributes: attributes.map(([Name, Value]) => ({ Name, Value })),
  }
}
