import type { MockCognitoOptions } from '../MockCognitoOptions.ts'

// It opens nothing but the mock.
const password = 'Passw0rd!'

const origins = ['http://localhost:5173', 'http://localhost:6006'] as const

const callbackUrls = origins.flatMap((origin) =>
  ['/callback', '/popup', '/tanstack/callback'].map((path) => origin + path),
)
const logoutUrls = origins.flatMap((origin) => [`${origin}/`, `${origin}/signed-out`])
const scopes = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin']

/**
 * What the command line serves without `--config`: a pool whose people sign in with their e-mail
 * address, an app at Vite's and Storybook's usual ports, a stand-in for Google; and a second pool
 * for apps that sign in to two.
 */
export const defaultOptions: MockCognitoOptions = {
  userPools: [
    {
      id: 'eu-west-1_MockPool1',
      name: 'Demo',
      domain: 'mock-demo',
      usernameAttributes: ['email'],
      requiredAttributes: ['email', 'name'],
      clients: [
        {
          id: 'mockclient0000000000000000',
          name: 'Demo app',
          callbackUrls,
          logoutUrls,
          allowedOAuthScopes: scopes,
          explicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
          refreshTokenRotation: { retryGracePeriod: 60 },
        },
      ],
      groups: [
        { name: 'admins', precedence: 1 },
        { name: 'readers', precedence: 10 },
      ],
      users: [
        {
          username: 'ada@example.com',
          password,
          attributes: {
            email: 'ada@example.com',
            name: 'Ada Lovelace',
            given_name: 'Ada',
            family_name: 'Lovelace',
          },
          groups: ['admins'],
        },
        {
          username: 'grace@example.com',
          password,
          attributes: {
            email: 'grace@example.com',
            name: 'Grace Hopper',
            given_name: 'Grace',
            family_name: 'Hopper',
          },
          groups: ['readers'],
        },
      ],
      identityProviders: [
        {
          name: 'Google',
          type: 'Google',
          users: [
            {
              subject: '100000000000000000001',
              attributes: { email: 'emmy@example.com', name: 'Emmy Noether' },
            },
            {
              subject: '100000000000000000002',
              attributes: { email: 'mary@example.com', name: 'Mary Somerville' },
            },
          ],
        },
      ],
    },
    {
      id: 'eu-west-1_MockPool2',
      name: 'Partners',
      domain: 'mock-partners',
      clients: [
        {
          id: 'mockclient0000000000000002',
          name: 'Partner portal',
          callbackUrls: [
            ...callbackUrls,
            ...origins.map((origin) => `${origin}/partners/callback`),
          ],
          logoutUrls: [...logoutUrls, ...origins.map((origin) => `${origin}/partners`)],
          allowedOAuthScopes: scopes,
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
