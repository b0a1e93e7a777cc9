import type { UserOptions, UserStatus } from './MockCognitoOptions.ts'

/** A mocked Cognito: one function from request to response, and what tests need beside it. */
export interface MockCognito {
  /**
   * Answers a request. The host decides what it is: AWS's host names and the pools' domains, or any
   * other host, where everything lives together under the base path.
   */
  fetch: (request: Request, context?: MockFetchContext | undefined) => Promise<Response>
  /** Whether a URL is one that this mock stands for: AWS's hosts of its pools, or under `baseUrl`. */
  serves: (url: string | URL) => boolean
  users: MockUsers
  outbox: MockOutbox
  clock: MockClock
  faults: MockFaults
  /** What arrived, oldest first; with a name only that endpoint or operation. Preflights are named `preflight`. */
  requests: MockRequests
  keys: MockKeys
  sessions: MockSessions
  /** What is served, for whoever prints or lists it. Secrets and passwords are not in it. */
  describe: () => MockDescription
  /** Back to the state after creation: seeded users, no sessions, real time, nothing logged. */
  reset: () => void
}

/** Browsers drop `Cookie` and `Set-Cookie` from requests and responses made by script, so they go beside them there. */
export interface MockFetchContext {
  /** Text of the `Cookie` header. @default that of the request */
  cookie?: string | undefined
  /** Called with each `Set-Cookie` value, in order. The response carries them too where the runtime lets it. */
  onSetCookie?: ((value: string) => void) | undefined
}

export interface MockUser {
  userPoolId: string
  username: string
  sub: string
  status: UserStatus
  enabled: boolean
  /** Without `sub` and `identities`. */
  attributes: Readonly<Record<string, string>>
  groups: readonly string[]
}

/** Which pool. Needed when the mock has several. */
export interface InUserPool {
  userPoolId?: string | undefined
}

/** Users are found by username, sub, e-mail address or phone number; an unknown one throws. */
export interface MockUsers {
  list: (options?: InUserPool) => MockUser[]
  find: (name: string, options?: InUserPool) => MockUser | undefined
  get: (name: string, options?: InUserPool) => MockUser
  create: (user: UserOptions, options?: InUserPool) => MockUser
  delete: (name: string, options?: InUserPool) => void
  /** @param setup `temporary`: the user must choose another at the next sign-in */
  setPassword: (
    name: string,
    password: string,
    setup?: InUserPool & { temporary?: boolean | undefined },
  ) => MockUser
  /** Merges; an empty string removes. */
  setAttributes: (
    name: string,
    attributes: Readonly<Record<string, string>>,
    options?: InUserPool,
  ) => MockUser
  confirm: (name: string, options?: InUserPool) => MockUser
  disable: (name: string, options?: InUserPool) => MockUser
  enable: (name: string, options?: InUserPool) => MockUser
  /** The next sign-in is refused with `PasswordResetRequiredException`. */
  requirePasswordReset: (name: string, options?: InUserPool) => MockUser
  addToGroup: (name: string, group: string, options?: InUserPool) => MockUser
  removeFromGroup: (name: string, group: string, options?: InUserPool) => MockUser
  /** Revokes every token of the user, as `GlobalSignOut` does. The SSO cookie goes on. */
  signOut: (name: string, options?: InUserPool) => void
}

export interface MockMessage {
  userPoolId: string
  username: string
  reason: 'signUp' | 'resendCode' | 'forgotPassword'
  medium: 'EMAIL' | 'SMS'
  /** Unmasked. */
  destination: string
  code: string
  sentAt: Date
}

export interface MockOutbox {
  /** Oldest first. */
  readonly messages: readonly MockMessage[]
  /** The newest message to this username, sub, e-mail address or phone number. */
  last: (name?: string | undefined) => MockMessage | undefined
  clear: () => void
}

export interface MockDuration {
  seconds?: number | undefined
  minutes?: number | undefined
  hours?: number | undefined
  days?: number | undefined
}

/** The mock's time: the real one, moved. */
export interface MockClock {
  now: () => Date
  advance: (duration: MockDuration) => void
  set: (time: Date | string) => void
  /** Back to the real time. */
  reset: () => void
}

export interface MockFault {
  /** @default 500 when there is a body, else the real answer goes out */
  status?: number | undefined
  /** An object is sent as JSON. */
  body?: string | Readonly<Record<string, unknown>> | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** Answer of the JSON API with this exception, e.g. `TooManyRequestsException`. */
  exception?: string | undefined
  /** Text of `exception`. */
  message?: string | undefined
  /** Real seconds to wait first. */
  delay?: number | undefined
  /** How many requests it hits. @default 1 */
  times?: number | undefined
  /** `true`: the request fails as when the network is gone. `hang`: no answer until it is aborted. */
  networkError?: boolean | 'hang' | undefined
  /** `after`: the request takes effect, only its answer is lost or replaced. @default 'before' */
  when?: 'before' | 'after' | undefined
}

export interface MockFaults {
  /** Lets the next request of an endpoint or operation fail. Faults of one name queue up. */
  next: (name: MockRequestName, fault: MockFault) => void
  /** How many faults wait. */
  pending: (name?: MockRequestName | undefined) => number
  clear: () => void
}

export const endpointNames = [
  'authorize',
  'login',
  'signup',
  'confirm',
  'resendcode',
  'forgotPassword',
  'confirmforgotPassword',
  'token',
  'userInfo',
  'revoke',
  'logout',
  'error',
  'idpresponse',
  'provider',
  'discovery',
  'jwks',
] as const

export type MockEndpointName = (typeof endpointNames)[number]

/** An endpoint, or an operation of the JSON API by Cognito's name, e.g. `InitiateAuth`. */
export type MockRequestName = MockEndpointName | (string & {})

export interface MockRequest {
  name: MockRequestName
  method: string
  url: string
  /** Without the base path and the query. */
  path: string
  headers: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  form?: Readonly<Record<string, string>> | undefined
  json?: unknown
  /** Undefined until it is answered, and when it never is. */
  status?: number | undefined
  receivedAt: Date
}

export interface MockRequests {
  (name?: MockRequestName | undefined): readonly MockRequest[]
  clear: () => void
}

export interface MockKeys {
  /**
   * Makes two new signing keys; tokens of the old ones stay valid at the mock.
   * @param options `keepOld`: the key set goes on listing the old ones. @default false
   */
  rotate: (userPoolId?: string | undefined, options?: { keepOld?: boolean | undefined }) => void
}

export interface MockSession {
  userPoolId: string
  username: string
  signedInAt: Date
  expiresAt: Date
}

/** SSO sessions: what the cookie `cognito` stands for. */
export interface MockSessions {
  list: () => MockSession[]
  /** Ends all, or those of one username. */
  end: (username?: string | undefined) => void
}

export interface MockDescription {
  userPools: readonly {
    id: string
    name: string
    region: string
    /** Hosts of the pool's domains. */
    domains: readonly string[]
    /** Undefined when it depends on the request's own origin. */
    issuer: string | undefined
    clients: readonly {
      id: string
      name: string
      confidential: boolean
      callbackUrls: readonly string[]
      logoutUrls: readonly string[]
    }[]
    usernames: readonly string[]
    identityProviders: readonly string[]
  }[]
  basePath: string
}
