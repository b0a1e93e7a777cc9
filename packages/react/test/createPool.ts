import { createMockCognito, type MockCognito } from '@cognito-kit/mock'

export const ada = { username: 'ada', email: 'ada@example.com', password: 'Passw0rd!' }
export const ben = { username: 'ben', email: 'ben@example.com', password: 'Passw0rd!' }

/** A mocked pool that fits the defaults of `createTestClient`, with the users ada and ben. */
export function createPool(): MockCognito {
  return createMockCognito({
    userPools: [
      {
        id: 'eu-west-1_TestPool1',
        domain: 'auth.example.com',
        clients: [
          {
            id: 'testclient',
            callbackUrls: ['https://app.example.com/callback'],
            logoutUrls: ['https://app.example.com/'],
          },
        ],
        users: [ada, ben].map(({ username, email, password }) => ({
          username,
          password,
          attributes: { email, name: username },
          groups: username === 'ada' ? ['admins'] : [],
        })),
      },
    ],
  })
}
