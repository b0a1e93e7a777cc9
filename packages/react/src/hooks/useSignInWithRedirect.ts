'use client'

import type { SignInWithRedirectParameters } from '@cognito-kit/core'
import type { Optional } from '../query/actionOptions.ts'
import { signInWithRedirectMutationOptions } from '../query/signInWithRedirectMutationOptions.ts'
import { type ActionOptions, type ActionResult, useAction } from './useAction.ts'

/** `signInWithRedirect` as a mutation. It stays pending while the page goes away, and no longer. */
export function useSignInWithRedirect(
  options?: ActionOptions<void, Optional<SignInWithRedirectParameters>>,
): ActionResult<void, Optional<SignInWithRedirectParameters>> {
  return useAction(signInWithRedirectMutationOptions, options)
}
