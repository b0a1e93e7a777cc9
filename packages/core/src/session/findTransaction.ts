import type { Environment } from '../env/environment.ts'

/** A redirect sign-in that this tab started and that waits for its answer. */
export interface Transaction {
  readonly version: 1
  readonly clientId: string
  readonly state: string
  /** When it was started, in seconds since 1970. */
  readonly createdAt: number
  /** The authorization request as `oauth/authorization.ts` wrote it, verifier and nonce included. */
  readonly request: string
  readonly returnTo: string
  /** Parameters of the authorize endpoint, to ask again for the same. */
  readonly query: Readonly<Record<string, string>>
  readonly signUp: boolean
  /** Whether this is the second try after an account was linked. */
  readonly isRetry: boolean
  /** When the code was first sent without an answer, in seconds since 1970. */
  readonly sentAt?: number | undefined
}

export const transactionPrefix = 'cognito-kit.transaction.'

/** The transaction of a state, if this tab has it. */
export function findTransaction(
  { webStorage }: Environment,
  state: string | null,
): Transaction | undefined {
  try {
    const value = JSON.parse(webStorage.session?.getItem(transactionPrefix + state) ?? '')
    return value.version === 1 && value.state === state ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether this tab has started a sign-in that was not answered. */
export function hasTransaction({ webStorage }: Environment): boolean {
  return webStorage.session?.keys().some((key) => key.startsWith(transactionPrefix)) ?? false
}
