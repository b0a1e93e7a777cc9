import {
  type CognitoClient,
  type CognitoError,
  getUserInfo,
  type UserInfo,
} from '@cognito-kit/core'
import { type QueryFunctionContext, type queryOptions, skipToken } from '@tanstack/react-query'
import { dropWithSession } from '../context/dropWithSession.ts'
import { queryKeyOf } from '../context/queryKeyOf.ts'

/** Key of the profile of one person, who is named by `sub`. No token is ever part of a key. */
export type UserInfoQueryKey = readonly ['cognito-kit', string, 'userInfo', string | undefined]

/** What {@link userInfoQueryOptions} answers. */
export type UserInfoQueryOptions = Omit<
  ReturnType<typeof queryOptions<UserInfo, CognitoError, UserInfo, UserInfoQueryKey>>,
  'select'
>

/**
 * `getUserInfo` as query options, for loaders and prefetching. The cache forgets the profile as soon
 * as the person signs out or another one signs in.
 *
 * `meta.persist` is `false`: a persister's `shouldDehydrateQuery` should obey it.
 *
 * @param sub - whose profile: the signed-in user's `sub`. Without it nothing is asked
 */
export function userInfoQueryOptions(
  client: CognitoClient,
  sub: string | undefined,
): UserInfoQueryOptions {
  const options = {
    queryKey: [...queryKeyOf(client), 'userInfo', sub] as const,
    queryFn:
      sub === undefined
        ? skipToken
        : ({ signal, client: queryClient }: QueryFunctionContext<UserInfoQueryKey>) => {
            dropWithSession(client, queryClient)
            return getUserInfo(client, { signal })
          },
    staleTime: 300_000,
    retry: (count: number, error: CognitoError) => error.retryable && count < 2,
    networkMode: 'always' as const,
    meta: { persist: false },
    // A host's defaults must neither show one person's data to the next nor write it anywhere.
    placeholderData: undefined,
    persister: undefined,
  }
  // TanStack's types have no `undefined` for `persister`, and add a tag to the key.
  return options as unknown as UserInfoQueryOptions
}
