import type { CognitoClient } from '@cognito-kit/core'

/** What every key of a client starts with. Put it before your own keys to have them dropped too. */
export type CognitoQueryKey = readonly ['cognito-kit', string]

/**
 * What the keys of all queries and mutations of a client start with. The queries under it are
 * removed when the person signs out or another one signs in.
 */
export function queryKeyOf(client: CognitoClient): CognitoQueryKey {
  return ['cognito-kit', client.config.clientId]
}
