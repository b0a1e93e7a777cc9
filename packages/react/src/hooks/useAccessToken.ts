'use client'

import { type AccessTokenClaims, type Token, tokenOf } from '@cognito-kit/core'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'
import { useReadable } from './useReadable.ts'

/**
 * The access token, for the `Authorization` header of your API: `undefined` until there is a fresh one, and
 * never an expired one. The component renders again with each refresh.
 */
export function useAccessToken(options?: ClientOption): Token<AccessTokenClaims> | undefined {
  return useReadable(tokenOf(useCognitoClient(options), 'access'), undefined)
}
