import type { MockCognitoOptions } from '@cognito-kit/mock'

/** Password of everybody here. It opens nothing but the mock. */
export const password = 'Passw0rd!'

/** The two user pools of the demo app, for an app at this origin. */
export function userPools(app: string): MockCognitoOptions {
  return {
    userPools: [
      {
        id: 'eu-west-1_MockPool1',
        usernameAttributes: ['email'],
        requiredAttributes: ['email', 'name'],
        clients: [
          {
            id: 'mockclient0000000000000000',
            name: 'Tally',
            callbackUrls: [`${app}/callback`, `${app}/tanstack/callback`],
            logoutUrls: [`${app}/signed-out`],
            allowedOAuthScopes: ['openid', 'email', 'profile', 'aws.cognito.signin.user.admin'],
            refreshTokenRotation: {},
          },
        ],
        users: [
          {
            username: 'ada@example.com',
            password,
            attributes: { email: 'ada@example.com', name: 'Ada Lovelace' },
            groups: ['admins'],
          },
          {
            username: 'grace@example.com',
            password,
            attributes: { email: 'grace@example.com', name: 'Grace Hopper' },
          },
        ],
        identityProviders: [
          {
            name: 'Google',
            type: 'Google',
            users: [
              { subject: '1', attributes: { email: 'emmy@example.com', name: 'Emmy Noether' } },
            ],
          },
        ],
      },
      {
        id: 'eu-west-1_MockPool2',
        clients: [
          {
            id: 'mockclient0000000000000002',
            name: 'Tally for partners',
            callbackUrls: [`${app}/partners/callback`],
            logoutUrls: [`${app}/partners`],
          },
        ],
        users: [
          {
            username: 'katherine',
            password,
            attributes: { email: 'katherine@example.com', name: 'Katherine Johnson' },
          },
        ],
      },
    ],
  }
}
