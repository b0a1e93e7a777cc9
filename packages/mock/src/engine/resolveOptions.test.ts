import { expect, test } from 'vitest'
import { createMockCognito } from '../createMockCognito.ts'
import type { MockCognitoOptions } from '../MockCognitoOptions.ts'
import { clientId, poolId } from '../testing/fixture.ts'

const pool = { id: poolId, clients: [{ id: clientId }] }

test.each<[string, unknown, RegExp]>([
  ['no pools', { userPools: [] }, /`userPools` is empty.*Give at least one/],
  [
    'a pool id',
    { userPools: [{ ...pool, id: 'pool' }] },
    /userPools\[0\]\.id is "pool".*eu-west-1_/,
  ],
  [
    'a typo',
    { userPools: [{ ...pool, user: [] }] },
    /userPools\[0\]\.user is not an option.*Did you mean `users`/,
  ],
  [
    'a typo at the top',
    { userPools: [pool], basepath: '' },
    /`basepath` is not an option.*`basePath`/,
  ],
  [
    'a behavior',
    { userPools: [pool], behaviors: { athash: false } },
    /behaviors\.athash.*`atHash`/,
  ],
  ['a client twice', { userPools: [pool, { ...pool, id: 'eu-west-1_other' }] }, /"app" twice/],
  [
    'a callback URL',
    { userPools: [{ ...pool, clients: [{ id: 'app', callbackUrls: ['/callback'] }] }] },
    /callbackUrls has "\/callback".*absolute/,
  ],
  [
    'http',
    { userPools: [{ ...pool, clients: [{ id: 'app', callbackUrls: ['http://app.example/'] }] }] },
    /http only for localhost/,
  ],
  [
    'a lifetime',
    { userPools: [{ ...pool, clients: [{ id: 'app', accessTokenValidity: 60 }] }] },
    /accessTokenValidity is 60.*300 to 86400/,
  ],
  [
    'a domain',
    { userPools: [{ ...pool, domain: 'https://x.example' }] },
    /domain is "https:\/\/x\.example".*without https/,
  ],
  [
    'a base path',
    { userPools: [pool], basePath: 'cognito/' },
    /`basePath` is "cognito\/".*Start it with a slash/,
  ],
  [
    'an issuer',
    { userPools: [pool], issuer: 'mine' },
    /`issuer` is "mine".*'aws', 'updated' or 'local'/,
  ],
  [
    'machine flows',
    {
      userPools: [{ ...pool, clients: [{ id: 'app', allowedOAuthFlows: ['client_credentials'] }] }],
    },
    /client_credentials.*secret/,
  ],
])('parameters: %s that is wrong is named with its value and the fix', (_, options, message) => {
  expect(() => createMockCognito(options as MockCognitoOptions)).toThrow(message)
})

test.each(['http://localhost', 'http://127.0.0.1:3000/cb', 'http://[::1]/', 'myapp://cb'])(
  'parameters: %s is a callback URL',
  (url) => {
    const clients = [{ id: 'app', callbackUrls: [url] }]
    expect(() => createMockCognito({ userPools: [{ ...pool, clients }] })).not.toThrow()
  },
)
