import { missingOption } from '../base/config.ts'
import { CognitoError } from '../base/errors.ts'
import { randomId } from '../base/randomId.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { CodeExchange } from '../oauth/authorization.ts'
import { judgeTokens } from '../oauth/judgeTokens.ts'
import { postToken } from '../oauth/postToken.ts'
import type { SessionContext } from './context.ts'
import { discard } from './endSession.ts'
import { setReauthenticate } from './reauthenticate.ts'

/** Turns an authorization code into a session: exchange, judge, store, then tell everybody. */
export async function exchange(
  context: SessionContext,
  { form, nonce }: CodeExchange,
): Promise<void> {
  const { config, environment, store, persistence, sync } = context
  const { domain, requestTimeout: timeout } = config
  if (domain === undefined) throw missingOption('domain')
  const { signOuts } = store
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
  // Looked at after the write, which may have taken its time: a sign-out meanwhile wins.
  if (store.signOuts !== signOuts) {
    await persistence.end(tokens.sessionId, 'signedOut')
    discard(context, tokens.refreshToken)
    throw new CognitoError('signedOut')
  }
  await setReauthenticate(persistence, false)
  store.dispatch({ type: 'authenticated', tokens })
  sync.announce({ type: 'changed' })
}
