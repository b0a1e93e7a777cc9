import type { CognitoClient } from '@cognito-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { queryKeyOf } from './queryKeyOf.ts'

const watched = new WeakMap<CognitoClient, WeakSet<QueryClient>>()

/**
 * From now on, removes what a cache holds of a person as soon as that person is no longer signed in,
 * in whichever tab the session ended. Calling it again changes nothing.
 */
export function dropWithSession(client: CognitoClient, queryClient: QueryClient): void {
  const caches = watched.get(client) ?? new WeakSet()
  watched.set(client, caches)
  if (caches.has(queryClient)) return
  caches.add(queryClient)

  // A client may outlive many caches, one per test or per request: it must not keep them alive.
  const cache = new WeakRef(queryClient)
  const subOf = () => client.session.get().user?.sub
  let sub = subOf()
  const stop = client.session.subscribe(() => {
    const before = sub
    sub = subOf()
    const held = cache.deref()
    if (!held) stop()
    else if (before !== undefined && before !== sub) {
      held.removeQueries({ queryKey: queryKeyOf(client) })
    }
  })
}
