import { CognitoException } from './CognitoException.ts'
import { checkCode } from './checkCode.ts'
import type { User, UserPool } from './UserPool.ts'

export interface ConfirmParameters {
  code: string
  /** Takes a verified alias away from another user. */
  forceAliasCreation?: boolean | undefined
  now: number
}

/** Confirms a sign-up and verifies the attribute that the code went to. @throws CognitoException */
export function confirmUser(pool: UserPool, user: User, parameters: ConfirmParameters): void {
  const { code, forceAliasCreation = false, now } = parameters
  if (user.status !== 'UNCONFIRMED') {
    throw new CognitoException(
      'NotAuthorizedException',
      `User cannot be confirmed. Current status is ${user.status}`,
    )
  }
  const { attribute, use } = checkCode(user, 'signUp', code, now)
  const rival = aliasOwner(pool, user, attribute)
  if (rival && !forceAliasCreation) {
    const words = attribute === 'email' ? 'email' : 'phone number'
    throw new CognitoException(
      'AliasExistsException',
      `An account with the ${words} already exists.`,
    )
  }
  rival?.attributes.set(`${attribute}_verified`, 'false')
  use()
  user.attributes.set(`${attribute}_verified`, 'true')
  user.status = 'CONFIRMED'
}

function aliasOwner(pool: UserPool, user: User, attribute: string): User | undefined {
  const isAlias = [...pool.aliasAttributes, ...pool.usernameAttributes].includes(attribute)
  const value = user.attributes.get(attribute)?.toLowerCase()
  if (!isAlias || value === undefined) return undefined
  return [...pool.users.values()].find(
    (other) =>
      other !== user &&
      other.attributes.get(`${attribute}_verified`) === 'true' &&
      other.attributes.get(attribute)?.toLowerCase() === value,
  )
}
