import { CognitoError, toCognitoError } from '../base/errors.ts'
import type { CognitoClient } from '../client.ts'
import type { Popup, PopupSize } from '../env/environment.ts'
import { type Internals, internalsOf } from '../internals.ts'
import type { AuthorizationRequest } from '../oauth/authorization.ts'
import type { AuthorizeParameters } from '../oauth/authorizeParameters.ts'
import { loadAuthorization } from '../session/authorizationRoom.ts'
import { type PopupMessage, popupChannel, popupSuffix } from '../session/popupAnswer.ts'
import type { SignedInSession } from '../session/session.ts'
import { transactionLifetime } from '../session/transactions.ts'
import { authorizeQuery } from './signInWithRedirect.ts'

/** Parameters of {@link signInWithPopup}. */
export interface SignInWithPopupParameters extends AuthorizeParameters {
  /** Size of the window, in CSS pixels. @default { width: 480, height: 720 } */
  size?: PopupSize | undefined
}

/** Seconds to wait for an answer after the popup seems closed, before saying so. */
const closedPatience = 2

/**
 * Signs in through managed login in a popup window: the page stays, so nothing in it is lost, and it
 * works where the browser forbids storage. Call it in a click handler, before any `await`.
 *
 * After `popupClosed` an answer that still comes signs the person in all the same: a page with a
 * cross-origin opener policy makes an open popup look closed.
 *
 * @throws CognitoError `popupBlocked`, `popupClosed`, `configInvalid`, `signingOut`, `accessDenied` …
 */
export async function signInWithPopup(
  client: CognitoClient,
  parameters: SignInWithPopupParameters = {},
): Promise<SignedInSession> {
  const inside = internalsOf(client)
  const { environment, activity, redirect } = inside
  if (activity.signOut) throw new CognitoError('signingOut', { retryable: true })
  const { size = { width: 480, height: 720 }, signUp = false } = parameters
  // Before the first await: only then does the browser see the click.
  const popup = environment.navigation.openPopup(size)
  if (!popup) throw new CognitoError('popupBlocked')
  try {
    const query = authorizeQuery(client, parameters)
    const request = await redirect.prepare({ query, signUp }, popupSuffix)
    popup.go(request.url)
    return await answerOf(client, inside, popup, request)
  } catch (error) {
    popup.close()
    throw toCognitoError(error)
  }
}

function answerOf(
  client: CognitoClient,
  { environment, persistence, exchange }: Internals,
  popup: Popup,
  request: AuthorizationRequest,
): Promise<SignedInSession> {
  const { clock, openChannel } = environment
  const channel = openChannel(popupChannel(persistence.key, request.state))
  return new Promise((resolve, reject) => {
    const startedAt = clock.now()
    let closedAt: number | undefined
    let disarm = () => {}
    const stop = () => {
      disarm()
      channel.close()
    }
    const watch = () => {
      const now = clock.now()
      if (now - startedAt > transactionLifetime) {
        stop()
        return reject(new CognitoError('transactionExpired'))
      }
      closedAt = popup.isClosed ? (closedAt ?? now) : undefined
      if (closedAt !== undefined && now - closedAt >= closedPatience) {
        // Go on listening: the promise is settled, but a late answer still signs in.
        reject(new CognitoError('popupClosed', { retryable: true }))
      }
      disarm = clock.after(0.25, watch)
    }
    const take = async ({ query }: { readonly query: string }) => {
      channel.post('received' satisfies PopupMessage)
      stop()
      const { readAuthorizationResponse } = await loadAuthorization()
      await exchange(await readAuthorizationResponse(request.saved, query, client.config.issuers))
      const session = client.session.get()
      if (session.status !== 'signedIn') throw new CognitoError('signedOut')
      return session
    }
    channel.subscribe((message) => {
      if (isAnswer(message)) take(message).then(resolve, reject)
    })
    watch()
  })
}

function isAnswer(message: unknown): message is { readonly query: string } {
  return typeof (message as { query?: unknown } | null)?.query === 'string'
}
