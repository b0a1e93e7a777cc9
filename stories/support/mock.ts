import { createMockCognito, type MockCognito } from '@cognito-kit/mock'
import { clientId, password, userPoolId } from './pool.ts'
import { domain, framePage } from './urls.ts'

const { origin, pathname } = new URL(domain)

/** The Cognito of all stories. It is as new at the start of each. */
export const mock: MockCognito = createMockCognito({
  basePath: pathname,
  userPools: [
    {
      id: userPoolId,
      usernameAttributes: ['email'],
      requiredAttributes: ['email', 'name'],
      clients: [
        {
          id: clientId,
          name: 'Invoices',
          allowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
          callbackUrls: [`${origin}/callback`, framePage],
          logoutUrls: [`${origin}/`, framePage],
          refreshTokenRotation: { retryGracePeriod: 60 },
        },
      ],
      users: [
        {
          username: 'ada@example.com',
          password,
          attributes: { email: 'ada@example.com', name: 'Ada Lovelace', given_name: 'Ada' },
          groups: ['admins'],
        },
      ],
    },
  ],
})
