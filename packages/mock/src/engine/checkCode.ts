import { CognitoException } from './CognitoException.ts'
import type { CodePurpose, User } from './UserPool.ts'

/** Which attribute a right code was sent to; `use` ends it. @throws CognitoException for a wrong, old or missing one */
export function checkCode(
  user: User,
  purpose: CodePurpose,
  code: string,
  now: number,
): { attribute: string; use: () => void } {
  const known = user.codes.get(purpose)
  if (!known || known.expiresAt <= now) throw codeExpired()
  if (known.code !== code) throw codeMismatch()
  return { attribute: known.attribute, use: () => user.codes.delete(purpose) }
}

export function codeMismatch(): CognitoException {
  return new CognitoException(
    'CodeMismatchException',
    'Invalid verification code provided, please try again.',
  )
}

function codeExpired(): CognitoException {
  return new CognitoException(
    'ExpiredCodeException',
    'Invalid code provided, please request a code again.',
  )
}
