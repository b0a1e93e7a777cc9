import { missingOption, type ResolvedConfig } from '../base/config.ts'
import { randomId } from '../base/randomId.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { Environment } from '../env/environment.ts'
import type { CodeExchange } from '../oauth/authorization.ts'
import { judgeTokens } from '../oauth/judgeTokens.ts'
import { postToken } from '../oauth/postToken.ts'
import type { Persistence } from './persistence.ts'
import type { SessionStore } from './store.ts'
import type { Sync } from './sync.ts'

/** Flag: the next sign-in must ask for the password, because the last sign-out was only local. */
export const reauthenticate = 'reauthenticate'

/** Turns an authorization code into a session: exchange, judge, store, then tell everybody. */
export type Exchange = (code: CodeExchange) => Promise<void>

export function createExchange(
  config: ResolvedConfig,
  environment: Environment,
  store: SessionStore,
  persistence: Persistence,
  sync: Sync,
): Exchange {
  return async ({ form, nonce }) => {
    const { domain, issuers, clientId, requestTimeout } = config
    if (domain === undefined) throw missingOption('domain', 'domainMissing')
    const answer = await postToken(domain, form, { environment, timeout: requestTimeout })
    const receivedAt = environment.clock.now()
    const tokens: StoredTokens = {
      version: 1,
      sessionId: randomId(),
      revision: randomId(),
      via: 'managedLogin',
      receivedAt,
      ...answer,
      ...judgeTokens(answer, { issuers, clientId, receivedAt, nonce }),
    }
    await persistence.write(tokens)
    await persistence.setFlag(reauthenticate, false)
    store.dispatch({ type: 'authenticated', tokens })
    sync.announce({ type: 'changed' })
  }
}
