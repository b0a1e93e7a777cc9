import type { CognitoClient } from '../client.ts'
import { internalsOf } from '../internals.ts'
import { signInWithRedirect } from './signInWithRedirect.ts'

/**
 * The way out of a failed sign-in: exchanges the answer again if its outcome stayed open, else sends
 * the person to sign in, to come back to the same page.
 */
export async function retryCallback(client: CognitoClient): Promise<void> {
  const { callback } = internalsOf(client)
  const { returnTo } = client.callback.get()
  if (await callback.retry()) return
  await signInWithRedirect(client, { returnTo })
}
