import { missingOption } from '../base/config.ts'
import { randomId } from '../base/randomId.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { CodeExchange } from '../oauth/authorization.ts'
import { judgeTokens } from '../oauth/judgeTokens.ts'
import { postToken } from '../oauth/postToken.ts'
import type { SessionContext } from './context.ts'

/** Turns an authorization code into a session: exchange, judge, store, then tell everybody. */
export async function exchange(
  { config, environment, store, persistence, sync }: SessionContext,
  { form, nonce }: CodeExchange,
): Promise<void> {
  const { domain, requestTimeout: timeout } = config
  if (domain === undefined) throw missingOption('domain')
  const answer = await postToken(domain, form, { environment, timeout })
  const receivedAt = environment.clock.now()
  const tokens: StoredTokens = {
    version: 1,
    sessionId: randomId(),
    revision: randomId(),
    via: 'managedLogin',
    ...answer,
    ...judgeTokens(answer, config, receivedAt, { nonce }),
  }
  await persistence.write(tokens)
  await persistence.setReauthenticate(false)
  store.dispatch({ type: 'authenticated', tokens })
  sync.announce({ type: 'changed' })
}
