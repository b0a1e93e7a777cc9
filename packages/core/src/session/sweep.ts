import type { SessionContext } from './context.ts'
import { markKey } from './persistence.ts'
import { sweepTransactions } from './transactions.ts'

/** Seconds that an end mark is kept: no request can still be in flight for it. */
const markLifetime = 600

/** Clears what earlier sign-ins and sign-outs left and nobody needs any more. */
export async function sweep({ environment, persistence }: SessionContext): Promise<void> {
  sweepTransactions(environment)
  const { key, storage } = persistence
  for (const name of await storage.keys()) {
    if (!name.startsWith(markKey(key, ''))) continue
    const age = environment.clock.now() - Number.parseFloat((await storage.getItem(name)) ?? '')
    if (!(age < markLifetime)) await storage.removeItem(name)
  }
}
