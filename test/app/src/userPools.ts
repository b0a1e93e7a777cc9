import type { CreateCognitoClientParameters } from '@cognito-kit/react'

/** What the app clients of one user pool have in common. */
type UserPool = Pick<
  CreateCognitoClientParameters,
  'clientId' | 'domain' | 'endpoint' | 'scopes'
> & {
  userPoolId: string
}

const env = import.meta.env
const mock = env.VITE_MOCK_URL || 'http://localhost:9229'

/** The pool of `.env`, else the first of the mock. */
export const userPool: UserPool = env.VITE_COGNITO_USER_POOL_ID
  ? {
      userPoolId: env.VITE_COGNITO_USER_POOL_ID,
      clientId: env.VITE_COGNITO_CLIENT_ID,
      domain: env.VITE_COGNITO_DOMAIN,
      scopes: (env.VITE_COGNITO_SCOPES || 'openid email profile').split(' '),
    }
  : {
      userPoolId: 'eu-west-1_MockPool1',
      clientId: 'mockclient0000000000000000',
      domain: mock,
      endpoint: mock,
      scopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
    }

/** The second pool of `.env`, if it names one, else the second of the mock. */
export const partnerPool: UserPool | undefined = env.VITE_PARTNER_USER_POOL_ID
  ? {
      userPoolId: env.VITE_PARTNER_USER_POOL_ID,
      clientId: env.VITE_PARTNER_CLIENT_ID,
      domain: env.VITE_PARTNER_DOMAIN,
    }
  : env.VITE_COGNITO_USER_POOL_ID
    ? undefined
    : {
        userPoolId: 'eu-west-1_MockPool2',
        clientId: 'mockclient0000000000000002',
        domain: mock,
        endpoint: mock,
      }
