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
  /** Whether this is the second try after an account was linked. */
  readonly isRetry: boolean
  /** What was asked for, to ask for it again. */
  readonly query: Readonly<Record<string, string>>
  readonly signUp: boolean
  /** The query of the answer, from its arrival until it is dealt with. */
  readonly answer?: string | undefined
  /** When the code was first sent without an answer, in seconds since 1970. */
  readonly sentAt?: number | undefined
}

/** The transactions of this tab. */
export interface Transactions {
  find(state: string): Transaction | undefined
  /** Writes one, making room for it. Throws what the storage throws, or if there is none. */
  save(transaction: Transaction): void
  remove(state: string): void
  /** Removes those that are too old to be answered. */
  sweep(): void
}

/** Seconds that a sign-in may take. */
export const transactionLifetime = 600

const most = 10
const prefix = 'cognito-kit.transaction.'

export function createTransactions({ clock, webStorage }: Environment): Transactions {
  const parse = (text: string | null | undefined): Transaction | undefined => {
    try {
      const value = JSON.parse(text ?? 'null') as Transaction | null
      return value?.version === 1 && typeof value.request === 'string' ? value : undefined
    } catch {
      return undefined
    }
  }
  const all = () =>
    (webStorage.session?.keys() ?? [])
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({ key, createdAt: parse(webStorage.session?.getItem(key))?.createdAt ?? 0 }))
      .sort((a, b) => b.createdAt - a.createdAt)
  const removeFrom = (index: number, isStale: (createdAt: number) => boolean) => {
    for (const [place, { key, createdAt }] of all().entries()) {
      if (place >= index || isStale(createdAt)) webStorage.session?.removeItem(key)
    }
  }
  const isStale = (createdAt: number) => clock.now() - createdAt > transactionLifetime
  return {
    find: (state) => parse(webStorage.session?.getItem(prefix + state)),
    save(transaction) {
      const { session } = webStorage
      if (!session) throw new Error('sessionStorage')
      if (session.getItem(prefix + transaction.state) === null) removeFrom(most - 1, isStale)
      session.setItem(prefix + transaction.state, JSON.stringify(transaction))
    },
    remove: (state) => webStorage.session?.removeItem(prefix + state),
    sweep: () => removeFrom(Number.POSITIVE_INFINITY, isStale),
  }
}
