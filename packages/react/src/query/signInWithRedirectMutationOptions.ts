import {
  type CognitoClient,
  type SignInWithRedirectParameters,
  signInWithRedirect,
} from '@cognito-kit/core'
import { type ActionMutationOptions, actionOptions, type Optional } from './actionOptions.ts'

/** `signInWithRedirect` as mutation options, for one's own `useMutation`. */
export function signInWithRedirectMutationOptions(
  client: CognitoClient,
): ActionMutationOptions<void, Optional<SignInWithRedirectParameters>> {
  return actionOptions(client, 'signInWithRedirect', (parameters) =>
    signInWithRedirect(client, parameters ?? {}),
  )
}
