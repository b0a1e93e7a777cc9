import { type CognitoClient, createCognitoClient } from '@cognito-kit/react'
import { userPool } from '../userPools.ts'

/** As in `../client.ts`, for the app under `/tanstack`. */
export const client: CognitoClient = createCognitoClient({
  ...userPool,
  redirectUri: '/tanstack/callback',
  logoutUri: '/signed-out',
})
