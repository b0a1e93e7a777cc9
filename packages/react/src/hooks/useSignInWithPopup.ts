'use client'

import type { SignedInSession, SignInWithPopupParameters } from '@cognito-kit/core'
import type { Optional } from '../query/actionOptions.ts'
import { signInWithPopupMutationOptions } from '../query/signInWithPopupMutationOptions.ts'
import { type ActionOptions, type ActionResult, useAction } from './useAction.ts'

/** `signInWithPopup` as a mutation. Call `mutate` in a click handler, before any `await`. */
export function useSignInWithPopup(
  options?: Omit<ActionOptions<SignedInSession, Optional<SignInWithPopupParameters>>, 'onMutate'>,
): ActionResult<SignedInSession, Optional<SignInWithPopupParameters>> {
  return useAction(signInWithPopupMutationOptions, options)
}
