import {
  type CognitoClient,
  type SignOutParameters,
  type SignOutResult,
  signOut,
} from '@cognito-kit/core'
import { type ActionMutationOptions, actionOptions, type Optional } from './actionOptions.ts'

/** `signOut` as mutation options, for one's own `useMutation`. */
export function signOutMutationOptions(
  client: CognitoClient,
): ActionMutationOptions<SignOutResult, Optional<SignOutParameters>> {
  return actionOptions(client, 'signOut', (parameters) => signOut(client, parameters ?? {}))
}
