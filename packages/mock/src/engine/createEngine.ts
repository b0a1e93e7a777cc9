import type { MockCognito } from '../MockCognito.ts'
import type { MockCognitoOptions } from '../MockCognitoOptions.ts'
import { type Clock, createClock } from './createClock.ts'
import { createExpiringStore, type ExpiringStore } from './createExpiringStore.ts'
import { createFaults, type Faults } from './createFaults.ts'
import { createGrants, type Grants } from './createGrants.ts'
import { createKeyRing, type KeyRing } from './createKeyRing.ts'
import { createOutbox, type Outbox } from './createOutbox.ts'
import { createRequestLog, type RequestLog } from './createRequestLog.ts'
import { createUserControls } from './createUserControls.ts'
import { issuerOf } from './issuerOf.ts'
import { MockOptionError } from './MockOptionError.ts'
import { resolveOptions, type Settings } from './resolveOptions.ts'
import { seedUserPool } from './seedUserPool.ts'
import type { Client, IdentityProvider, User, UserPool } from './UserPool.ts'

/** What an authorization code stands for. */
export interface AuthorizationCode {
  readonly client: Client
  readonly pool: UserPool
  readonly user: User
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly authTime: number
  readonly nonce: string | undefined
  readonly resource: string | undefined
  readonly codeChallenge: string | undefined
}

/** What the cookie `cognito` stands for. */
export interface SsoSession {
  readonly pool: UserPool
  readonly user: User
  readonly authTime: number
  /** Name of the external provider; undefined for the pool's own users. */
  readonly provider: string | undefined
}

/** Who a page under way is about. The cookie `page-data` names it. */
export interface PageState {
  readonly pool: UserPool
  readonly step: 'confirm' | 'confirmForgotPassword' | 'newPassword'
  readonly username: string
  /** Unmasked; undefined when nothing was sent. */
  readonly destination: string | undefined
}

/** An authorize request that went to an external provider. */
export interface Federation {
  readonly pool: UserPool
  readonly client: Client
  readonly provider: IdentityProvider
  /** The query of the authorize request, as it was. */
  readonly query: string
}

/** Everything that the endpoints share. */
export interface Engine {
  readonly settings: Settings
  readonly pools: readonly UserPool[]
  readonly clock: Clock
  readonly outbox: Outbox
  readonly faults: Faults
  readonly log: RequestLog
  readonly keys: KeyRing
  readonly grants: Grants
  readonly codes: ExpiringStore<AuthorizationCode>
  readonly ssoSessions: ExpiringStore<SsoSession>
  readonly pageStates: ExpiringStore<PageState>
  readonly federations: ExpiringStore<Federation>
  /** Answers of the simulated providers on their way to `/oauth2/idpresponse`. */
  readonly providerCodes: ExpiringStore<{ federation: Federation; subject: string }>
  /** Users of providers with `failFirstSignIn` that have failed. */
  readonly failedFirstSignIns: Set<string>
  readonly controls: Omit<MockCognito, 'fetch' | 'serves'>
}

/** Builds the state of a mock from its options. */
export function createEngine(options: MockCognitoOptions): Engine {
  const settings = resolveOptions(options)
  const { pools, behaviors } = settings
  const clock = createClock(settings.startsAt)
  const outbox = createOutbox(pools)
  const faults = createFaults()
  const log = createRequestLog()
  const keys = createKeyRing(pools.map(({ id }) => id))
  const grants = createGrants(clock, behaviors)
  const stores = {
    codes: createExpiringStore<AuthorizationCode>(clock, 5 * 60, 'uuid'),
    ssoSessions: createExpiringStore<SsoSession>(clock, 60 * 60),
    pageStates: createExpiringStore<PageState>(clock, 8 * 60),
    federations: createExpiringStore<Federation>(clock, 5 * 60),
    providerCodes: createExpiringStore<{ federation: Federation; subject: string }>(clock, 5 * 60),
  }
  const failedFirstSignIns = new Set<string>()
  const seed = () => {
    for (const pool of pools) seedUserPool(pool, clock.seconds())
  }
  seed()

  const controls: Engine['controls'] = {
    users: createUserControls({ pools, clock, signOut: grants.revokeUser }),
    outbox,
    clock,
    faults,
    requests: log.requests,
    keys: {
      rotate: (userPoolId, { keepOld = false } = {}) => {
        const ids = pools.map(({ id }) => id)
        if (userPoolId !== undefined && !ids.includes(userPoolId)) {
          throw new MockOptionError(
            'keys.rotate',
            `got the user pool ${JSON.stringify(userPoolId)}`,
            `This mock has ${ids.join(', ')}.`,
          )
        }
        for (const id of userPoolId === undefined ? ids : [userPoolId]) keys.rotate(id, keepOld)
      },
    },
    sessions: {
      list: () =>
        stores.ssoSessions.entries().map(({ value, expiresAt }) => ({
          userPoolId: value.pool.id,
          username: value.user.username,
          signedInAt: new Date(value.authTime * 1000),
          expiresAt: new Date(expiresAt * 1000),
        })),
      end: (username) => {
        for (const { key, value } of stores.ssoSessions.entries()) {
          if (username === undefined || value.user.username === username) {
            stores.ssoSessions.remove(key)
          }
        }
      },
    },
    describe: () => ({
      basePath: settings.basePath,
      userPools: pools.map((pool) => ({
        id: pool.id,
        name: pool.name,
        region: pool.region,
        domains: pool.domains,
        issuer: issuerOf(settings, pool, settings.baseUrl),
        clients: pool.clients.map((client) => ({
          id: client.id,
          name: client.name,
          confidential: client.secret !== undefined,
          callbackUrls: client.callbackUrls,
          logoutUrls: client.logoutUrls,
        })),
        usernames: [...pool.users.keys()],
        identityProviders: pool.identityProviders.map(({ name }) => name),
      })),
    }),
    reset: () => {
      clock.restart()
      seed()
      for (const store of Object.values(stores)) store.clear()
      failedFirstSignIns.clear()
      grants.clear()
      keys.reset()
      outbox.clear()
      faults.clear()
      log.requests.clear()
    },
  }
  return {
    settings,
    pools,
    clock,
    outbox,
    faults,
    log,
    keys,
    grants,
    ...stores,
    failedFirstSignIns,
    controls,
  }
}
