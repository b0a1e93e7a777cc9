'use client'

import type { ComponentType, FunctionComponent } from 'react'
import type { Auth } from '../hooks/authOf.ts'
import { useAuth } from '../hooks/useAuth.ts'

/**
 * Gives a component `useAuth()` as the prop `auth`, for class components.
 *
 * @example
 * export default withAuth(class extends Component<{ auth: Auth }> { … })
 */
export function withAuth<props extends { auth: Auth }>(
  Component: ComponentType<props>,
): FunctionComponent<Omit<props, 'auth'>> {
  function WithAuth(props: Omit<props, 'auth'>) {
    return <Component {...({ ...props, auth: useAuth() } as props)} />
  }
  WithAuth.displayName = `withAuth(${Component.displayName ?? Component.name})`
  return WithAuth
}
