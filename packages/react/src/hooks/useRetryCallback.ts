'use client'

import { retryCallbackMutationOptions } from '../query/retryCallbackMutationOptions.ts'
import { type ActionOptions, type ActionResult, useAction } from './useAction.ts'

/** `retryCallback` as a mutation: the way out of a failed `useCallbackOutcome()`. */
export function useRetryCallback(options?: ActionOptions<void, void>): ActionResult<void, void> {
  return useAction(retryCallbackMutationOptions, options)
}
