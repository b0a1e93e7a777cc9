'use client'

import { type SessionListeners, watchSession } from '@cognito-kit/core'
import { useEffect, useRef } from 'react'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'

/**
 * Calls listeners when somebody signs in or out, also in another tab. Inline functions need no memo.
 *
 * @example
 * useSessionEffect({ onSignedOut: () => queryClient.clear() })
 */
export function useSessionEffect(listeners: SessionListeners, options?: ClientOption): void {
  const client = useCognitoClient(options)
  const latest = useRef(listeners)
  useEffect(() => {
    latest.current = listeners
  })
  useEffect(
    () =>
      watchSession(client, {
        onSignedIn: (event) => latest.current.onSignedIn?.(event),
        onSignedOut: (event) => latest.current.onSignedOut?.(event),
        onExpired: () => latest.current.onExpired?.(),
        onSignInFailed: (error) => latest.current.onSignInFailed?.(error),
      }),
    [client],
  )
}
