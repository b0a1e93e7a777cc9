import type { Environment } from '../env/environment.ts'
import {
  findTransaction,
  transactionPrefix as prefix,
  type Transaction,
} from './findTransaction.ts'

/** Seconds that a sign-in may take. */
export const transactionLifetime = 600

const most = 10

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
