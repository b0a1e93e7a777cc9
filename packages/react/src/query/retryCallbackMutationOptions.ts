import { type CognitoClient, retryCallback } from '@cognito-kit/core'
import { type ActionMutationOptions, actionOptions } from './actionOptions.ts'

/** `retryCallback` as mutation options, for one's own `useMutation`. */
export function retryCallbackMutationOptions(
  client: CognitoClient,
): ActionMutationOptions<void, void> {
  return actionOptions(client, 'retryCallback', () => retryCallback(client))
}
