import type { CognitoClient } from '@cognito-kit/core'
import { QueryClient } from '@tanstack/react-query'

const own = new WeakMap<CognitoClient, QueryClient>()

/**
 * The kit's own query client of a Cognito client. All mutations run here and never in the host's,
 * whose `MutationCache` may log, persist and repeat what it is given; queries only without a host's.
 */
export function ownQueryClient(client: CognitoClient): QueryClient {
  const queryClient = own.get(client) ?? new QueryClient()
  own.set(client, queryClient)
  return queryClient
}
