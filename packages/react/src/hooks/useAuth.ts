'use client'

import type { Session } from '@cognito-kit/core'
import { useRef, useSyncExternalStore } from 'react'
import { type Auth, authOf } from './authOf.ts'
import { isShallowEqual } from './isShallowEqual.ts'
import { type ClientOption, useCognitoClient } from './useCognitoClient.ts'

const loading: Session = { status: 'loading' }

/**
 * Who is signed in, with `signIn`, `signOut` and `getAccessToken`.
 *
 * On a server, and until hydration has ended, `status` is `'loading'`.
 *
 * @example
 * const { status, user, signIn } = useAuth()
 * if (status === 'signedIn') return <p>{user.email}</p>
 */
export function useAuth(options?: ClientOption): Auth
/**
 * What `select` takes out of it. The component renders again only when that is another value, or
 * another plain object or array with other values in it. An inline function needs no memo.
 *
 * @example
 * const email = useAuth((auth) => auth.user?.email)
 */
export function useAuth<selected>(
  select: (auth: Auth) => selected,
  options?: ClientOption,
): selected
export function useAuth(
  first?: ClientOption | ((auth: Auth) => unknown),
  second?: ClientOption,
): unknown {
  const [select, options] = typeof first === 'function' ? [first, second] : [whole, first]
  const client = useCognitoClient(options)
  const last = useRef<unknown>(undefined)
  const pick = (session: Session) => {
    const next = select(authOf(client, session))
    if (!isShallowEqual(last.current, next)) last.current = next
    return last.current
  }
  return useSyncExternalStore(
    client.session.subscribe,
    () => pick(client.session.get()),
    () => pick(loading),
  )
}

const whole = (auth: Auth): Auth => auth
