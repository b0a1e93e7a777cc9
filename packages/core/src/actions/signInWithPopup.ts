import { CognitoError, toCognitoError } from '../base/errors.ts'
import type { CognitoClient } from '../client.ts'
import type { Popup, PopupSize } from '../env/environment.ts'
import { type Internals, internalsOf } from '../internals.ts'
import { type AuthorizeParameters, authorizeQuery } from '../oauth/authorizeQuery.ts'
import { popupSuffix } from '../session/findAnswer.ts'
import { loadManagedLogin } from '../session/loadManagedLogin.ts'
import { type PopupMessage, popupChannel } from '../session/popupAnswer.ts'
import type { SignedInSession } from '../session/session.ts'
import { transactionLifetime } from '../session/transactions.ts'

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
  const { environment, activity } = inside
  const { size = { width: 480, height: 720 }, signUp = false } = parameters
  if (activity.signOut) throw new CognitoError('signingOut', { retryable: true })
  const query = authorizeQuery(parameters, client.config.scopes)
  // Before the first await: only then does the browser see the click.
  const popup = environment.navigation.openPopup(size)
  if (!popup) throw new CognitoError('popupBlocked')
  try {
    const room = await loadManagedLogin()
    const request = await room.prepareSignIn(inside, { query, signUp }, popupSuffix)
    const answer = awaitAnswer(inside, popup, request.state, async (response) => {
      const { issuers } = client.config
      await room.exchange(
        inside,
        await room.readAuthorizationResponse(request.saved, response, issuers),
      )
      const session = client.session.get()
      if (session.status !== 'signedIn') throw new CognitoError('signedOut')
      return session
    })
    popup.go(request.url)
    return await answer
  } catch (thrown) {
    const error = toCognitoError(thrown)
    // One that only looks closed is left open: its answer is still welcome.
    if (error.code !== 'popupClosed') popup.close()
    throw error
  }
}

function awaitAnswer(
  { environment, persistence }: Internals,
  popup: Popup,
  state: string,
  take: (response: string) => Promise<SignedInSession>,
): Promise<SignedInSession> {
  const { clock } = environment
  const channel = environment.openChannel(popupChannel(persistence.key, state))
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
    channel.subscribe((message) => {
      const { query } = (message ?? {}) as { readonly query?: unknown }
      if (new URLSearchParams(String(query)).get('state') !== state) return
      channel.post('received' satisfies PopupMessage)
      stop()
      take(String(query)).then(resolve, reject)
    })
    watch()
  })
}
