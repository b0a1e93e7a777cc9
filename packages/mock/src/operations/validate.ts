import { CognitoException } from '../engine/CognitoException.ts'
import type { Input } from './Input.ts'

export interface Constraint {
  /** As in the request, e.g. `ClientId`. */
  readonly name: string
  readonly required?: boolean
  readonly least?: number
  readonly most?: number
  readonly pattern?: { readonly text: string; readonly test: RegExp }
}

const token = '[A-Za-z0-9-_=.]+'

/** Constraints of the fields that several operations share. */
export const fields: Readonly<
  Record<
    | 'clientId'
    | 'username'
    | 'password'
    | 'confirmationCode'
    | 'accessToken'
    | 'refreshToken'
    | 'token'
    | 'authFlow',
    Constraint
  >
> = {
  clientId: { name: 'ClientId', required: true, least: 1, most: 128, pattern: pattern('[\\w+]+') },
  username: {
    name: 'Username',
    required: true,
    least: 1,
    most: 128,
    pattern: pattern('[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'),
  },
  password: {
    name: 'Password',
    required: true,
    least: 6,
    most: 256,
    pattern: { text: '^[\\S]+.*[\\S]+$', test: /^[\S]+.*[\S]+$/ },
  },
  confirmationCode: {
    name: 'ConfirmationCode',
    required: true,
    least: 1,
    most: 2048,
    pattern: pattern('[\\S]+'),
  },
  accessToken: { name: 'AccessToken', required: true, pattern: pattern(token) },
  refreshToken: { name: 'RefreshToken', required: true, pattern: pattern(token) },
  token: { name: 'Token', required: true, pattern: pattern(token) },
  authFlow: { name: 'AuthFlow', required: true },
}

/** Checks lengths and patterns. @throws CognitoException with all violations in one text */
export function validate(input: Input, ...constraints: readonly Constraint[]): void {
  const problems = constraints.flatMap((constraint) => {
    const at = constraint.name.charAt(0).toLowerCase() + constraint.name.slice(1)
    const path = at === 'username' ? 'userName' : at
    return violationsOf(constraint, input.string(constraint.name)).map(
      (rule) => `Value at '${path}' failed to satisfy constraint: Member must ${rule}`,
    )
  })
  if (problems.length === 0) return
  const noun = problems.length === 1 ? 'error' : 'errors'
  throw new CognitoException(
    'InvalidParameterException',
    `${problems.length} validation ${noun} detected: ${problems.join('; ')}`,
  )
}

function violationsOf(constraint: Constraint, value: string | undefined): string[] {
  const { required = false, least = 0, most = Number.POSITIVE_INFINITY, pattern } = constraint
  if (value === undefined) return required ? ['not be null'] : []
  return [
    value.length < least ? `have length greater than or equal to ${least}` : '',
    value.length > most ? `have length less than or equal to ${most}` : '',
    pattern && !pattern.test.test(value)
      ? `satisfy regular expression pattern: ${pattern.text}`
      : '',
  ].filter(Boolean)
}

function pattern(text: string): { text: string; test: RegExp } {
  return { text, test: new RegExp(`^(?:${text.replace('0-9-_', '0-9\\-_')})$`, 'u') }
}
