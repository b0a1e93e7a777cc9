'use client'

import {
  createTestClient,
  type TestClient,
  type TestClientOptions,
} from '@cognito-kit/core/testing'
import { type ReactElement, useState } from 'react'
import { CognitoProvider, type CognitoProviderSettings } from '../context/CognitoProvider.tsx'

/** Props of {@link MockCognitoProvider}: who is signed in, and any option of a test client. */
export type MockCognitoProviderProps = CognitoProviderSettings & Omit<TestClientOptions, 'navigate'>

/**
 * A `CognitoProvider` for tests and stories: a real client in memory, with `user` signed in before
 * the first render, and no network. Other `user`, `groups` or `challenge` props make another client.
 *
 * To reach the client from a test, make it with `createTestClient` and use `CognitoProvider`.
 *
 * @example
 * render(<MockCognitoProvider user={{ email: 'ada@example.com' }}><App /></MockCognitoProvider>)
 */
export function MockCognitoProvider(props: MockCognitoProviderProps): ReactElement {
  const { children, navigate, messages, labels, queryClient, ...options } = props
  const client = useTestClient({ ...options, navigate })
  const settings = { navigate, messages, labels, queryClient }
  return (
    <CognitoProvider {...settings} client={client}>
      {children}
    </CognitoProvider>
  )
}

function useTestClient(options: TestClientOptions): TestClient {
  const { user, groups, challenge } = options
  const key = JSON.stringify([user, groups, challenge])
  const [kept, keep] = useState(() => ({ key, client: createTestClient(options) }))
  if (kept.key === key) return kept.client
  const next = { key, client: createTestClient(options) }
  keep(next)
  return next.client
}
