import { type CognitoClient, createCognitoClient } from '@cognito-kit/react'
import { partnerPool, userPool } from './userPools.ts'

// A module of its own, imported before the router: creating the client takes the answer of the
// sign-in page out of the URL, and a router keeps the URL that it reads first.
export const client: CognitoClient = createCognitoClient({
  ...userPool,
  redirectUri: '/callback',
  logoutUri: '/signed-out',
})

/** The second user pool, for the partners' pages. */
export const partnerClient: CognitoClient | undefined =
  partnerPool &&
  createCognitoClient({
    ...partnerPool,
    redirectUri: '/partners/callback',
    logoutUri: '/partners',
  })
