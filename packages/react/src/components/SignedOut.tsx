'use client'

import type { ReactNode } from 'react'
import { useAuth } from '../hooks/useAuth.ts'
import type { ClientOption } from '../hooks/useCognitoClient.ts'

/** Props of {@link SignedOut}. */
export interface SignedOutProps extends ClientOption {
  children?: ReactNode
}

/**
 * Shows its children while nobody is signed in: also during a challenge, so that a form does not
 * vanish in the middle of a sign-in. Renders no element of its own.
 */
export function SignedOut({ client, children }: SignedOutProps): ReactNode {
  const status = useAuth((auth) => auth.status, { client })
  return status === 'signedOut' || status === 'challenge' ? children : null
}
