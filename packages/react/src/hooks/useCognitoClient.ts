'use client'

import { type CognitoClient, CognitoError } from '@cognito-kit/core'
import { useContext } from 'react'
import { ClientContext } from '../context/clientContext.ts'

/** Which client a hook is about. */
export interface ClientOption {
  /** @default that of the nearest `CognitoProvider` */
  client?: CognitoClient | undefined
}

/**
 * The client of the nearest `CognitoProvider`, to call actions with: `signOut(client)`.
 *
 * @throws CognitoError `configInvalid` outside of a provider
 */
export function useCognitoClient({ client }: ClientOption = {}): CognitoClient {
  const nearest = useContext(ClientContext)
  const found = client ?? nearest
  if (!found) {
    throw new CognitoError('configInvalid', {
      detail: '`CognitoProvider` is missing above this component. Add it, or pass `client`.',
    })
  }
  return found
}
