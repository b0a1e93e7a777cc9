'use client'

import type { CallbackOutcome } from '@cognito-kit/core'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'
import { useReadable } from './useReadable.ts'

const none: CallbackOutcome = { status: 'none' }

/** What became of the answer that a sign-in page sent to this page. */
export function useCallbackOutcome(options?: ClientOption): CallbackOutcome {
  return useReadable(useCognitoClient(options).callback, none)
}
