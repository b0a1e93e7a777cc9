'use client'

import type { SignOutParameters, SignOutResult } from '@cognito-kit/core'
import type { Optional } from '../query/actionOptions.ts'
import { signOutMutationOptions } from '../query/signOutMutationOptions.ts'
import { type ActionOptions, type ActionResult, useAction } from './useAction.ts'

/** `signOut` as a mutation. It also works offline. */
export function useSignOut(
  options?: ActionOptions<SignOutResult, Optional<SignOutParameters>>,
): ActionResult<SignOutResult, Optional<SignOutParameters>> {
  return useAction(signOutMutationOptions, options)
}
