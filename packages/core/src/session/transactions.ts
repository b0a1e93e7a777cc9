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

/** Seconds that a sign-in may take. */
export const transactionLifetime = 600

const most = 10
const prefix = 'cognito-kit.transaction.'

/** The transaction of a state, if this tab has it. */
export function findTransaction(
  { webStorage }: Environment,
  state: string | null,
): Transaction | undefined {
  try {
    const value = JSON.parse(webStorage.session?.getItem(prefix + state) ?? '')
    return value.version === 1 && value.state === state ? value : undefined
  } catch {
    return undefined
  }
}

/** Writes a transaction, making room for it. Throws if it cannot be kept. */
export function saveTransaction(environment: Environment, transaction: Transaction): void {
  const { session } = environment.webStorage
  if (!session) throw new Error('sessionStorage')
  sweepTransactions(environment, most - 1, transaction.state)
  session.setItem(prefix + transaction.state, JSON.stringify(transaction))
}

export function removeTransaction({ webStorage }: Environment, state: string): void {
  webStorage.session?.removeItem(prefix + state)
}

/** Removes transactions that are too old to be answered, and all but the newest of the rest. */
export function sweepTransactions(
  environment: Environment,
  keep: number = most,
  except = '',
): void {
  const { webStorage, clock } = environment
  const states = (webStorage.session?.keys() ?? [])
    .filter((key) => key.startsWith(prefix) && key !== prefix + except)
    .map((key) => key.slice(prefix.length))
  const ageOf = (state: string) =>
    clock.now() - (findTransaction(environment, state)?.createdAt ?? 0)
  for (const [place, state] of states.sort((a, b) => ageOf(a) - ageOf(b)).entries()) {
    if (place >= keep || ageOf(state) > transactionLifetime) removeTransaction(environment, state)
  }
}
