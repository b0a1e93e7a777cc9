import { warn } from '../base/sentences.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { logoutUrl } from '../oauth/logoutUrl.ts'
import { absolute } from '../session/absolute.ts'
import { discard, endSession } from '../session/endSession.ts'
import { setReauthenticate } from '../session/reauthenticate.ts'
import { setSignedOutHere } from '../session/signedOutHere.ts'

/** Parameters of {@link signOut}. */
export interface SignOutParameters {
  /** Ends the user's sessions on all devices. Needs `aws.cognito.signin.user.admin`. @default false */
  global?: boolean | undefined
  /** Goes to managed login to end its session too. @default true with `domain` and `logoutUri` */
  redirect?: boolean | undefined
  /** Where to land, instead of the option; it must be registered as a sign-out URL. */
  logoutUri?: string | undefined
  /** Revokes the refresh token. @default true */
  revoke?: boolean | undefined
}

/** What became of a sign-out. Here and in the other tabs it always succeeds. */
export interface SignOutResult {
  /** With `global`: whether Cognito ended the sessions on the other devices. */
  readonly globalSignOut?: 'done' | 'failed' | undefined
}

/**
 * Signs the person out: here, in the other tabs, and at managed login. It works offline; what Cognito
 * cannot be told at the moment never stands in the way.
 *
 * With a redirect the page goes away, and the promise settles only if it comes back.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function signOut(
  client: CognitoClient,
  parameters: SignOutParameters = {},
): Promise<SignOutResult> {
  const { activity } = internalsOf(client)
  activity.signOut ??= run(client, parameters).finally(() => {
    activity.signOut = undefined
  })
  return activity.signOut as Promise<SignOutResult>
}

async function run(client: CognitoClient, parameters: SignOutParameters): Promise<SignOutResult> {
  const inside = internalsOf(client)
  const { environment, persistence, store } = inside
  const tokens = store.tokens.get() ?? (await persistence.read())
  const globalSignOut = parameters.global && tokens ? await endEverywhere(client) : undefined
  // A refresh may have replaced the tokens meanwhile.
  const current = store.tokens.get() ?? tokens
  const last = current && (await endSession(inside, current, 'signedOut'))
  // Also a sign-in that is still under way is not wanted any more.
  store.dispatch({ type: 'ended', reason: 'signedOut' })
  if (parameters.revoke !== false && globalSignOut !== 'done') discard(inside, last?.refreshToken)
  const url = await logoutUrlFor(client, parameters, last)
  if (url !== undefined) {
    setSignedOutHere(inside, true)
    await environment.navigation.leave(url)
    setSignedOutHere(inside, false)
  }
  return { globalSignOut }
}

async function endEverywhere(client: CognitoClient): Promise<'done' | 'failed'> {
  const { environment } = internalsOf(client)
  const { endpoint, requestTimeout: timeout } = client.config
  try {
    const { globalSignOut } = await import('../userPool/globalSignOut.ts')
    await globalSignOut(endpoint, await client.getAccessToken(), { environment, timeout })
    return 'done'
  } catch {
    return 'failed'
  }
}

/** The page that ends the session of managed login, if this sign-out is to go there. */
async function logoutUrlFor(
  client: CognitoClient,
  { redirect, logoutUri = client.config.logoutUri }: SignOutParameters,
  tokens: StoredTokens | undefined,
): Promise<string | undefined> {
  const { environment, persistence } = internalsOf(client)
  const { domain, clientId } = client.config
  if (redirect === false || domain === undefined || tokens?.via === 'userPool') return undefined
  if (logoutUri !== undefined) {
    return logoutUrl(domain, clientId, absolute(logoutUri, environment.navigation))
  }
  // The session of managed login stays, so the next person must not slip into it.
  await setReauthenticate(persistence, true)
  if (!hasWarned) warn('configInvalid')
  hasWarned = true
  return undefined
}

let hasWarned = false
