'use client'

import {
  type CognitoClient,
  type CreateCognitoClientParameters,
  createCognitoClient,
  type Messages,
  type Navigate,
} from '@cognito-kit/core'
import { type QueryClient, QueryClientContext } from '@tanstack/react-query'
import {
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ClientContext } from './clientContext.ts'
import { dropWithSession } from './dropWithSession.ts'
import type { Labels } from './labels.ts'
import { ownQueryClient } from './ownQueryClient.ts'
import { SettingsContext } from './settingsContext.ts'

/** Settings of {@link CognitoProvider} beside the client. */
export interface CognitoProviderSettings {
  children?: ReactNode
  /**
   * How to go to a page of the app, after the callback for example. An inline function is fine.
   *
   * @default the option `navigate` of the client, else a page load
   */
  navigate?: Navigate | undefined
  /** What people read when something went wrong, by error code. @default English */
  messages?: Messages | undefined
  /** The texts of the components. @default English */
  labels?: Partial<Labels> | undefined
  /** Where the queries live. @default the nearest `QueryClientProvider`'s, else one of the kit's own */
  queryClient?: QueryClient | undefined
}

/** Props of {@link CognitoProvider}: a client, or the configuration of one. */
export type CognitoProviderProps = CognitoProviderSettings &
  ({ client: CognitoClient } | (CreateCognitoClientParameters & { client?: undefined }))

/**
 * Makes one app client of one user pool available to the hooks and components below it, and starts
 * it while it is mounted.
 *
 * Give it a `client` that a module created, or the configuration as props. Props are compared by
 * their content: another `clientId` means another client, an array written inline does not. Of the
 * options that have no content to compare (`storage` and `environment` objects) the first ones stay.
 *
 * A provider inside a provider is a second user pool; hooks reach the outer one with `{ client }`.
 *
 * @throws CognitoError `configInvalid` for a mistake in the configuration
 */
export function CognitoProvider(props: CognitoProviderProps): ReactElement {
  const { children, navigate, messages, labels, queryClient, client: given, ...config } = props
  const client = useClient(given, { ...config, navigate } as CreateCognitoClientParameters)
  useStart(client, navigate)

  const own = ownQueryClient(client)
  useEffect(() => {
    own.mount()
    return () => own.unmount()
  }, [own])

  const outer = useContext(SettingsContext)
  const nearest = useContext(QueryClientContext)
  const host = queryClient ?? outer.queryClient ?? nearest ?? own
  useEffect(() => dropWithSession(client, host), [client, host])

  const settings = useMemo(
    () => ({
      labels: { ...outer.labels, ...labels },
      messages: { ...outer.messages, ...messages },
      queryClient: queryClient ?? outer.queryClient,
    }),
    [outer, labels, messages, queryClient],
  )
  return (
    <ClientContext.Provider value={client}>
      <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>
    </ClientContext.Provider>
  )
}

/** The given client, or one that is created once for each content of the configuration. */
function useClient(
  given: CognitoClient | undefined,
  config: CreateCognitoClientParameters,
): CognitoClient {
  const key = given ? undefined : JSON.stringify(config, withoutObjects)
  // Not useMemo: React may forget a memo, and with it a session that is only in memory. What React
  // throws away before mounting costs nothing, because a client that is not started does nothing.
  const [kept, keep] = useState(() => ({ key, client: given ?? createCognitoClient(config) }))
  if (given) return given
  if (kept.key === key) return kept.client
  const next = { key, client: createCognitoClient(config) }
  keep(next)
  return next.client
}

function withoutObjects(name: string, value: unknown): unknown {
  return name && typeof value === 'object' && !Array.isArray(value) ? undefined : value
}

function useStart(client: CognitoClient, navigate: Navigate | undefined): void {
  const latest = useRef(navigate)
  useEffect(() => {
    latest.current = navigate
  })
  const isSet = navigate !== undefined
  useEffect(
    () => client.start({ navigate: isSet ? (path) => latest.current?.(path) : undefined }),
    [client, isSet],
  )
}
