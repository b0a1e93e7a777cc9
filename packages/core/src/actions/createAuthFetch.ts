import { CognitoError } from '../base/errors.ts'
import { problemOf } from '../base/sentences.ts'
import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'

/** Parameters of {@link createAuthFetch}. */
export interface CreateAuthFetchParameters {
  /** Origins that may see the access token, such as `https://api.example.com`. */
  allowedOrigins: readonly string[]
}

/** Seconds. A token that is younger was not refused because of its age. */
const youngToken = 30

/**
 * A `fetch` that sends the access token along, to the allowed origins only. A 401 renews the token
 * and tries once more, unless the token is new, or the body can be read only once.
 *
 * @throws CognitoError `configInvalid` for an origin that is none; from the `fetch`:
 * `originNotAllowed`, and what `getAccessToken` throws
 */
export function createAuthFetch(
  client: CognitoClient,
  { allowedOrigins }: CreateAuthFetchParameters,
): typeof fetch {
  const { environment, store } = internalsOf(client)
  const { navigation } = environment
  for (const origin of allowedOrigins) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue
    const detail = problemOf('allowedOrigins', origin)
    throw new CognitoError('configInvalid', { detail })
  }
  return async (input, init) => {
    const { origin } = new URL(input instanceof Request ? input.url : input, navigation.href)
    if (!allowedOrigins.includes(origin)) {
      throw new CognitoError('originNotAllowed', { detail: origin })
    }
    const request = new Request(input, init)
    const isReplayable =
      request.body === null || !(input instanceof Request || init?.body instanceof ReadableStream)
    const attempt = (body: Request, token: string) => {
      body.headers.set('authorization', `Bearer ${token}`)
      return environment.fetch(body)
    }
    const { signal } = request
    const token = await client.getAccessToken({ signal })
    const response = await attempt(isReplayable ? request.clone() : request, token)
    if (response.status !== 401 || !isReplayable) return response
    const now = store.tokens.get()
    const isCurrent = now?.accessToken === token
    if (isCurrent && environment.clock.now() - now.receivedAt < youngToken) return response
    const renewed = await client.getAccessToken({ forceRefresh: isCurrent, signal })
    await response.body?.cancel()
    return attempt(request, renewed)
  }
}
