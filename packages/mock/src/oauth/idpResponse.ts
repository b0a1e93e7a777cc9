import { randomUuid } from '../engine/bytes.ts'
import { CognitoException } from '../engine/CognitoException.ts'
import type { Engine, Federation } from '../engine/createEngine.ts'
import { createUser } from '../engine/createUser.ts'
import { runPreSignUp } from '../engine/runPreSignUp.ts'
import type { User } from '../engine/UserPool.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageStateMissing } from './pageState.ts'
import { readAuthorizeRequest } from './readAuthorizeRequest.ts'
import { redirectWithError } from './redirectToApp.ts'
import { signInOnPage } from './signInOnPage.ts'

/** `GET /oauth2/idpresponse`: where the simulated provider sends the browser back to. */
export async function idpResponse(exchange: Exchange): Promise<Reply> {
  const { engine, query } = exchange
  const federation = engine.federations.take(query.get('state') ?? '')
  if (!federation || !exchange.pools.includes(federation.pool)) return pageStateMissing(exchange)
  const { reply, request } = readAuthorizeRequest(exchange, new URLSearchParams(federation.query))
  if (reply) return reply
  const { behaviors } = engine.settings
  const refuse = (error: string, description?: string) =>
    redirectWithError({
      redirectUri: request.redirectUri,
      error,
      description,
      state: request.state,
      behaviors,
    })
  const failure = query.get('error')
  if (failure === 'access_denied') return refuse('access_denied')
  const answer = engine.providerCodes.take(query.get('code') ?? '')
  if (failure !== null || answer?.federation !== federation) {
    const { name } = federation.provider
    return refuse('invalid_request', `${name} Error - 400 error getting token`)
  }
  const username = `${federation.provider.name}_${answer.subject}`
  const key = `${federation.pool.id}:${username}`
  if (federation.provider.failFirstSignIn && !engine.failedFirstSignIns.has(key)) {
    engine.failedFirstSignIns.add(key)
    const text = `Already found an entry for username ${username}`
    return refuse(behaviors.alreadyFoundEntryError, text)
  }
  try {
    const user = federatedUser(engine, federation, username, answer.subject)
    return await signInOnPage(exchange, request, user, federation.provider.name)
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    return refuse(behaviors.preSignUpError, error.message)
  }
}

/** Finds or makes the pool's entry for a person of a provider, with the provider's newest attributes. */
function federatedUser(
  engine: Engine,
  { pool, provider }: Federation,
  username: string,
  subject: string,
): User {
  const given = provider.users.find((user) => user.subject === subject)
  const attributes = new Map(Object.entries(given?.attributes ?? {}))
  const known = pool.users.get(username)
  if (known) {
    if (!known.enabled) throw new CognitoException('NotAuthorizedException', 'User is disabled.')
    for (const [name, value] of attributes) known.attributes.set(name, value)
    return known
  }
  runPreSignUp(pool, 'PreSignUp_ExternalProvider', username, attributes)
  const now = engine.clock.seconds()
  if (attributes.has('email') && !attributes.has('email_verified')) {
    attributes.set('email_verified', 'false')
  }
  const identity = {
    userId: subject,
    providerName: provider.name,
    providerType: provider.type,
    issuer: null,
    primary: 'true',
    dateCreated: String(Math.floor(now * 1000)),
  } as const
  return createUser(pool, {
    username,
    sub: randomUuid(),
    attributes,
    status: 'EXTERNAL_PROVIDER',
    groups: [`${pool.id}_${provider.name}`],
    identities: [identity],
    now,
  })
}
