'use client'

import { isAuthorized, type Requirements } from '@cognito-kit/core'
import type { ReactNode } from 'react'
import { useAuth } from '../hooks/useAuth.ts'
import type { ClientOption } from '../hooks/useCognitoClient.ts'

/** Props of {@link Authorized}. */
export interface AuthorizedProps extends ClientOption, Requirements {
  children?: ReactNode
  /** What everybody else sees. @default nothing */
  fallback?: ReactNode
  /** What to show while the session loads. @default nothing */
  loading?: ReactNode
}

/**
 * Shows its children to a user who is in one of `groups` and whose access token has all `scopes`.
 * It hides, it does not protect: what a person may do is for your server to decide.
 */
export function Authorized(props: AuthorizedProps): ReactNode {
  const { client, groups, scopes, children, fallback, loading } = props
  const isAllowed = useAuth((auth) => isAuthorized(auth, { groups, scopes }), { client })
  const isLoading = useAuth((auth) => auth.status === 'loading', { client })
  if (isLoading) return loading
  return isAllowed ? children : fallback
}
