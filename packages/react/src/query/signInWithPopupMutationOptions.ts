import {
  type CognitoClient,
  type SignedInSession,
  type SignInWithPopupParameters,
  signInWithPopup,
} from '@cognito-kit/core'
import { type ActionMutationOptions, actionOptions, type Optional } from './actionOptions.ts'

/** `signInWithPopup` as mutation options, for one's own `useMutation`. */
export function signInWithPopupMutationOptions(
  client: CognitoClient,
): ActionMutationOptions<SignedInSession, Optional<SignInWithPopupParameters>> {
  return actionOptions(client, 'signInWithPopup', (parameters) =>
    signInWithPopup(client, parameters ?? {}),
  )
}
