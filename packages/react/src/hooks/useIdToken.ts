'use client'

import { type IdTokenClaims, type Token, tokenOf } from '@cognito-kit/core'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'
import { useReadable } from './useReadable.ts'

/**
 * The ID token, with who the person is: `undefined` until there is a fresh one, and
 * never an expired one. The component renders again with each refresh.
 */
export function useIdToken(options?: ClientOption): Token<IdTokenClaims> | undefined {
  return useReadable(tokenOf(useCognitoClient(options), 'id'), undefined)
}
