import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { waitingAnswer } from '../session/findAnswer.ts'
import { signInWithRedirect } from './signInWithRedirect.ts'

/**
 * The way out of a failed sign-in: exchanges the answer again if its outcome stayed open, else sends
 * the person to sign in, to come back to the same page.
 */
export async function retryCallback(client: CognitoClient): Promise<void> {
  const inside = internalsOf(client)
  const { returnTo } = client.callback.get()
  if (waitingAnswer(inside)) return inside.callback.resume()
  await signInWithRedirect(client, { returnTo })
}
