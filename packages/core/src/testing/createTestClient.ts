import type { UserClaims } from '../base/claims.ts'
import type { CommonConfig } from '../base/config.ts'
import { type CognitoClient, createCognitoClient } from '../client.ts'
import type { Environment } from '../env/environment.ts'
import { createMemoryStorage } from '../env/memoryStorage.ts'
import { internalsOf } from '../internals.ts'
import type { Challenge } from '../session/session.ts'
import { createTestTokens } from './createTestTokens.ts'
import type { TestEnvironment } from './testBrowser.ts'
import { createTestEnvironment } from './testEnvironment.ts'

/** Settings of {@link createTestClient}: who is signed in, and any option of a real client. */
export interface TestClientOptions extends Omit<Partial<CommonConfig>, 'clientSecret'> {
  /** Who is signed in; claims that are left out are made up. @default nobody */
  user?: Partial<UserClaims> | undefined
  /** Groups of the user, as `cognito:groups`. */
  groups?: readonly string[] | undefined
  /** A challenge that waits for an answer. */
  challenge?: Challenge | undefined
  /** The access token to give out, for a server under test that knows it. */
  accessToken?: string | undefined
  /** Seconds that the tokens are good for. @default 3600 */
  lifetime?: number | undefined
  userPoolId?: string | undefined
  issuer?: string | undefined
  /** What requests get. @default they fail: there is no network */
  fetch?: Environment['fetch'] | undefined
  /** The outside world. @default one in memory */
  environment?: TestEnvironment | undefined
}

/** A real client in a test: what is around it is in memory and at the test's command. */
export interface TestClient extends CognitoClient {
  /** The outside world: a clock to move, a navigation that records, a page to hide and show. */
  readonly environment: TestEnvironment
}

/**
 * A real client over memory storage and a navigation that records. With `user` it is signed in
 * before the first render, and no request is sent.
 */
export function createTestClient(options: TestClientOptions = {}): TestClient {
  const {
    user,
    groups,
    challenge,
    accessToken,
    lifetime = 3600,
    fetch,
    environment = createTestEnvironment({ fetch }),
    userPoolId = 'eu-west-1_TestPool1',
    clientId = 'testclient',
    domain = 'https://auth.example.com',
    redirectUri = '/callback',
    logoutUri = '/',
    storage = createMemoryStorage(),
    ...config
  } = options
  const parameters = {
    userPoolId,
    clientId,
    domain,
    redirectUri,
    logoutUri,
    // A variable of one client: here of both.
    storage: storage === 'memory' ? createMemoryStorage() : storage,
    ...config,
    environment,
  }
  if (user) {
    // Written before the client is created: it finds a session, as after a reload.
    const { persistence, config } = internalsOf(createCognitoClient(parameters))
    const tokens = createTestTokens({
      user: {
        sub: '5d3a0c1e-7f1b-4c55-9c8e-2f6a5f0f9b10',
        'cognito:username': user.email ?? 'ada',
        ...(groups ? { 'cognito:groups': groups } : {}),
        ...user,
      },
      clientId,
      issuer: config.issuers[0],
      scopes: config.scopes,
      now: environment.clock.now(),
      lifetime,
      accessToken,
    })
    void persistence.write(tokens)
  }
  const client = createCognitoClient(parameters)
  const { store } = internalsOf(client)
  if (challenge) store.dispatch({ type: 'challenged', challenge })
  return { ...client, environment }
}
