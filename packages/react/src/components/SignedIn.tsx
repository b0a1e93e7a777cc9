'use client'

import type { User } from '@cognito-kit/core'
import type { ReactNode } from 'react'
import type { ClientOption } from '../hooks/useCognitoClient.ts'
import { useUser } from '../hooks/useUser.ts'
import { type Content, contentFor } from './content.ts'

/** Props of {@link SignedIn}. */
export interface SignedInProps extends ClientOption {
  /** What to show, or a function of the user. */
  children?: Content<User>
}

/** Shows its children while somebody is signed in. Renders no element of its own. */
export function SignedIn({ client, children }: SignedInProps): ReactNode {
  const user = useUser({ client })
  return user && contentFor(children, user)
}
