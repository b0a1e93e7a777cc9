import type { CognitoClient } from '@cognito-kit/core'
import type { FunctionComponent, PropsWithChildren } from 'react'
import { CognitoProvider, type CognitoProviderSettings } from '../src/context/CognitoProvider.tsx'

/** A `wrapper` for `render` and `renderHook`: the provider of a client. */
export function wrapperOf(
  client: CognitoClient,
  settings: CognitoProviderSettings = {},
): FunctionComponent<PropsWithChildren> {
  return ({ children }) => (
    <CognitoProvider {...settings} client={client}>
      {children}
    </CognitoProvider>
  )
}
