'use client'

import type { User } from '@cognito-kit/core'
import { useAuth } from './useAuth.ts'
import type { ClientOption } from './useCognitoClient.ts'

/** The signed-in user, from the ID token: no request. The same object until a claim changes. */
export function useUser(options?: ClientOption): User | undefined {
  return useAuth(({ user }) => user, options)
}
