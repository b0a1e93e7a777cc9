import type { CognitoClient, CognitoError } from '@cognito-kit/core'
import type { UseMutationOptions } from '@tanstack/react-query'
import { queryKeyOf } from '../context/queryKeyOf.ts'

/** Parameters that `mutate()` may leave out. */
// biome-ignore lint/suspicious/noConfusingVoidType: only void makes an argument optional
export type Optional<parameters> = parameters | void

/** An action as a mutation: nothing is kept, repeated, thrown while rendering, or put off. */
export interface ActionMutationOptions<result, parameters>
  extends Pick<
    UseMutationOptions<result, CognitoError, parameters>,
    'gcTime' | 'retry' | 'throwOnError' | 'networkMode'
  > {
  mutationKey: readonly ['cognito-kit', string, string]
  mutationFn: (parameters: parameters) => Promise<result>
}

export function actionOptions<result, parameters>(
  client: CognitoClient,
  name: string,
  mutationFn: (parameters: parameters) => Promise<result>,
): ActionMutationOptions<result, parameters> {
  return {
    mutationKey: [...queryKeyOf(client), name],
    mutationFn,
    gcTime: 0,
    retry: false,
    throwOnError: false,
    networkMode: 'always',
  }
}
