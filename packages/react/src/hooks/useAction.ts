'use client'

import type { CognitoClient, CognitoError } from '@cognito-kit/core'
import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query'
import { ownQueryClient } from '../context/ownQueryClient.ts'
import type { ActionMutationOptions } from '../query/actionOptions.ts'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'

/** Options of the hook of an action: which client, and TanStack's own callbacks. */
export interface ActionOptions<result, parameters>
  extends ClientOption,
    Pick<
      UseMutationOptions<result, CognitoError, parameters>,
      'onMutate' | 'onSuccess' | 'onError' | 'onSettled' | 'meta' | 'scope'
    > {}

/** What the hook of an action answers: TanStack's result, untouched. */
export type ActionResult<result, parameters> = UseMutationResult<result, CognitoError, parameters>

/** An action as a mutation in the kit's own query client, where no host listens in. */
export function useAction<result, parameters>(
  factory: (client: CognitoClient) => ActionMutationOptions<result, parameters>,
  { client: given, ...callbacks }: ActionOptions<result, parameters> = {},
): ActionResult<result, parameters> {
  const client = useCognitoClient({ client: given })
  return useMutation({ ...callbacks, ...factory(client) }, ownQueryClient(client))
}
