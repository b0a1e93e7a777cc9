import { type CognitoClient, createCognitoClient } from '@cognito-kit/react'
import { clientId, userPoolId } from '../support/pool.ts'

/** The client of the app in the frame, as an app would create it, but for `allowFrame`. */
export const client: CognitoClient = createCognitoClient({
  userPoolId,
  clientId,
  domain: new URL('../../cognito', location.href).href,
  redirectUri: location.pathname,
  logoutUri: location.pathname,
  allowFrame: true,
})
