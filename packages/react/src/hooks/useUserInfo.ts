'use client'

import type { CognitoError, UserInfo } from '@cognito-kit/core'
import {
  type QueryClient,
  QueryClientContext,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query'
import { useContext } from 'react'
import { ownQueryClient } from '../context/ownQueryClient.ts'
import { SettingsContext } from '../context/settingsContext.ts'
import { type UserInfoQueryKey, userInfoQueryOptions } from '../query/userInfoQueryOptions.ts'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'
import { useUser } from './useUser.ts'

/** Options of {@link useUserInfo}: TanStack's own, but for what keeps people apart. */
export interface UseUserInfoOptions<data>
  extends ClientOption,
    Omit<
      UseQueryOptions<UserInfo, CognitoError, data, UserInfoQueryKey>,
      | 'queryKey'
      | 'queryFn'
      | 'queryHash'
      | 'queryKeyHashFn'
      | 'initialData'
      | 'initialDataUpdatedAt'
      | 'placeholderData'
      | 'persister'
      | 'networkMode'
      | 'meta'
    > {
  /** @default that of the `CognitoProvider`, else the nearest, else the kit's own */
  queryClient?: QueryClient | undefined
}

/**
 * The profile of the signed-in user, as Cognito knows it now; it is asked again after five minutes.
 * For what the ID token says already, `useUser()` needs no request.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function useUserInfo<data = UserInfo>(
  options: UseUserInfoOptions<data> = {},
): UseQueryResult<data, CognitoError> {
  const { client: given, queryClient, ...rest } = options
  const client = useCognitoClient({ client: given })
  const settings = useContext(SettingsContext)
  const nearest = useContext(QueryClientContext)
  const sub = useUser({ client })?.sub
  return useQuery(
    { ...userInfoQueryOptions(client, sub), ...rest },
    queryClient ?? settings.queryClient ?? nearest ?? ownQueryClient(client),
  )
}
