import { randomUuid } from './bytes.ts'
import { CognitoException } from './CognitoException.ts'
import type { Engine } from './createEngine.ts'
import { createUser } from './createUser.ts'
import { assertPasswordPolicy } from './passwordPolicy.ts'
import { runPreSignUp } from './runPreSignUp.ts'
import { type CodeDelivery, sendCode } from './sendCode.ts'
import type { Client, User, UserPool } from './UserPool.ts'

export interface RegisterParameters {
  username: string
  password: string
  attributes: ReadonlyMap<string, string>
}

/** A sign-up, by API or page. @throws CognitoException */
export function registerUser(
  engine: Engine,
  pool: UserPool,
  client: Client,
  { username, password, attributes }: RegisterParameters,
): { user: User; delivery: CodeDelivery | undefined } {
  if (pool.adminCreateUserOnly) {
    throw new CognitoException(
      'NotAuthorizedException',
      'SignUp is not permitted for this user pool',
    )
  }
  assertUsernameForm(pool, username)
  assertAttributes(pool, client, username, attributes)
  assertPasswordPolicy(pool, password)
  assertUsernameFree(pool, username)
  const answer = runPreSignUp(pool, 'PreSignUp_SignUp', username, attributes)
  const user = createUser(pool, {
    username,
    password,
    attributes,
    sub: randomUuid(),
    status: answer.autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED',
    now: engine.clock.seconds(),
  })
  for (const name of ['email', 'phone_number']) {
    if (user.attributes.has(name)) user.attributes.set(`${name}_verified`, 'false')
  }
  if (answer.autoVerifyEmail) user.attributes.set('email_verified', 'true')
  const target = verificationTarget(pool, user)
  if (user.status === 'CONFIRMED' || !target) return { user, delivery: undefined }
  return { user, delivery: sendCode(engine, user, target, 'signUp') }
}

/** The attribute that sign-up codes go to: phone before e-mail, as in Cognito. */
export function verificationTarget(pool: UserPool, user: User): string | undefined {
  return ['phone_number', 'email'].find(
    (name) => pool.autoVerifiedAttributes.includes(name) && user.attributes.has(name),
  )
}

function assertUsernameForm({ usernameAttributes }: UserPool, username: string): void {
  if (usernameAttributes.length === 0) return
  const isEmail = /^\S+@\S+\.\S+$/.test(username) && usernameAttributes.includes('email')
  const isPhone = /^\+\d{5,15}$/.test(username) && usernameAttributes.includes('phone_number')
  if (isEmail || isPhone) return
  throw new CognitoException(
    'InvalidParameterException',
    usernameAttributes.length > 1
      ? 'Username should be either an email or a phone number.'
      : usernameAttributes[0] === 'email'
        ? 'Username should be an email.'
        : 'Username should be a phone number.',
  )
}

function assertAttributes(
  pool: UserPool,
  client: Client,
  username: string,
  attributes: ReadonlyMap<string, string>,
): void {
  const invalid = (message: string) => new CognitoException('InvalidParameterException', message)
  for (const name of attributes.keys()) {
    if (name !== 'sub' && !name.endsWith('_verified') && name !== 'identities') {
      if (!client.writeAttributes || client.writeAttributes.includes(name)) continue
    }
    throw new CognitoException(
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    )
  }
  const implied =
    pool.usernameAttributes.length > 0 && (username.includes('@') ? 'email' : 'phone_number')
  const missing = pool.requiredAttributes.find((name) => name !== implied && !attributes.get(name))
  if (missing) {
    throw invalid(`Attributes did not conform to the schema: ${missing}: The attribute is required`)
  }
  const email = attributes.get('email')
  if (email && !/^\S+@\S+\.\S+$/.test(email)) throw invalid('Invalid email address format.')
  const phone = attributes.get('phone_number')
  if (phone && !/^\+\d{5,15}$/.test(phone)) throw invalid('Invalid phone number format.')
}

function assertUsernameFree(pool: UserPool, username: string): void {
  const fold = (text: string) => (pool.usernameCaseSensitive ? text : text.toLowerCase())
  const users = [...pool.users.values()]
  const exists = (message: string) => new CognitoException('UsernameExistsException', message)
  if (users.some((user) => fold(user.username) === fold(username)))
    throw exists('User already exists')
  for (const [name, words] of [
    ['email', 'email'],
    ['phone_number', 'phone number'],
  ] as const) {
    if (!pool.usernameAttributes.includes(name)) continue
    if (users.some((user) => fold(user.attributes.get(name) ?? '') === fold(username))) {
      throw exists(`An account with the given ${words} already exists.`)
    }
  }
}
