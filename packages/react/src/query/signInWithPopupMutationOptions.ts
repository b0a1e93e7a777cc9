import {
  type CognitoClient,
  type SignedInSession,
  type SignInWithPopupParameters,
  signInWithPopup,
} from '@cognito-kit/core'
import { type ActionMutationOptions, actionOptions, type Optional } from './actionOptions.ts'

/** Sign-ins that a click has started and whose mutation has not come to them yet, oldest first. */
const started = new WeakMap<CognitoClient, Promise<SignedInSession>[]>()

/** What {@link signInWithPopupMutationOptions} answers. */
export interface SignInWithPopupMutationOptions
  extends ActionMutationOptions<SignedInSession, Optional<SignInWithPopupParameters>> {
  onMutate: (parameters: Optional<SignInWithPopupParameters>) => void
}

/** `signInWithPopup` as mutation options, for one's own `useMutation`. */
export function signInWithPopupMutationOptions(
  client: CognitoClient,
): SignInWithPopupMutationOptions {
  const queue = started.get(client) ?? []
  started.set(client, queue)
  const start = (parameters: Optional<SignInWithPopupParameters>) =>
    signInWithPopup(client, parameters ?? {})
  return {
    ...actionOptions(client, 'signInWithPopup', (parameters) => queue.shift() ?? start(parameters)),
    // The window must open in the click itself: `mutationFn` is called after an await. What has begun
    // is kept by client, because a render in between brings other options.
    onMutate(parameters) {
      const promise = start(parameters)
      promise.catch(() => {
        // The mutation tells.
      })
      queue.push(promise)
    },
  }
}
