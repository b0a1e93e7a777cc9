'use client'

import { type SignInWithRedirectParameters, shouldSignIn, type User } from '@cognito-kit/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Labels } from '../context/labels.ts'
import { useAuth } from '../hooks/useAuth.ts'
import { type ClientOption, useCognitoClient } from '../hooks/useCognitoClient.ts'
import { useLabels } from '../hooks/useLabels.ts'
import { useSignInWithRedirect } from '../hooks/useSignInWithRedirect.ts'
import { type Content, contentFor } from './content.ts'
import { SignInOffer } from './SignInOffer.tsx'

/** Props of {@link RequireAuth}. */
export interface RequireAuthProps extends ClientOption {
  /** What needs a user, or a function of the user. */
  children?: Content<User>
  /** What to show to whoever is not sent to sign in. @default a sentence and a `SignInButton` */
  fallback?: ReactNode
  /** What to show while the session loads, and on the way to sign in. @default a sentence */
  loading?: ReactNode
  /** How to sign in. @default to come back to this page */
  parameters?: SignInWithRedirectParameters | undefined
  labels?: Partial<Labels> | undefined
}

/**
 * Shows its children to a signed-in user, and sends everybody else to sign in and back.
 *
 * Whoever signed out, here or in another tab, came back with the Back button, or has just failed to
 * sign in, is not sent there again but sees `fallback`: else signing out would sign in again.
 */
export function RequireAuth(props: RequireAuthProps): ReactNode {
  const { client: given, children, fallback, loading, parameters, labels } = props
  const client = useCognitoClient({ client: given })
  const { status, user } = useAuth({ client })
  const { mutate, isIdle, isPending } = useSignInWithRedirect({ client })
  const texts = useLabels(labels)

  const hasTried = useRef(false)
  const isDue = isIdle && status === 'signedOut' && shouldSignIn(client)
  useEffect(() => {
    if (!isDue || hasTried.current) return
    hasTried.current = true
    mutate(parameters)
  }, [isDue, mutate, parameters])

  if (user) return contentFor(children, user)
  if (isDue || isPending) return loading ?? <p role="status">{texts.signingIn}</p>
  if (status === 'loading') return loading ?? <p role="status">{texts.loading}</p>
  return fallback ?? <SignInOffer client={client} parameters={parameters} labels={labels} />
}
