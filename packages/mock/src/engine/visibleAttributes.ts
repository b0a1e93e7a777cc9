import type { Client, User } from './UserPool.ts'

const ofEmail = ['email', 'email_verified']
const ofPhone = ['phone_number', 'phone_number_verified']

/** Attributes that the client may read and, for OAuth, that the scopes grant. `openid` alone grants all. */
export function visibleAttributes(
  client: Client,
  user: User,
  scopes: readonly string[] | undefined,
): [string, string][] {
  const narrowed = scopes?.some((scope) => ['email', 'phone', 'profile'].includes(scope))
  return [...user.attributes].filter(([name]) => {
    if (client.readAttributes && !client.readAttributes.includes(name)) return false
    if (!scopes || !narrowed) return true
    if (ofEmail.includes(name)) return scopes.includes('email')
    if (ofPhone.includes(name)) return scopes.includes('phone')
    return scopes.includes('profile')
  })
}

/** Whether the client may read every attribute that its scopes stand for; a sign-in fails otherwise. */
export function canReadScopes(client: Client, scopes: readonly string[]): boolean {
  const { readAttributes } = client
  if (!readAttributes) return true
  const needed = [
    ...(scopes.includes('email') ? ofEmail : []),
    ...(scopes.includes('phone') ? ofPhone : []),
  ]
  return needed.every((name) => readAttributes.includes(name))
}
