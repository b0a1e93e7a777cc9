import type {
  ExplicitAuthFlow,
  ExternalUserOptions,
  GroupOptions,
  PasswordPolicy,
  ResourceServerOptions,
  TriggerOptions,
  UserOptions,
  UserStatus,
} from '../MockCognitoOptions.ts'

/** A pool with every default filled in. Only `users` and `groups` change. */
export interface UserPool {
  readonly id: string
  readonly region: string
  readonly name: string
  /** Hosts of the domains, the first one being what discovery names. */
  readonly domains: readonly string[]
  readonly clients: readonly Client[]
  readonly resourceServers: readonly ResourceServerOptions[]
  readonly identityProviders: readonly IdentityProvider[]
  readonly passwordPolicy: PasswordPolicy
  readonly autoVerifiedAttributes: readonly string[]
  readonly usernameAttributes: readonly string[]
  readonly aliasAttributes: readonly string[]
  readonly requiredAttributes: readonly string[]
  readonly usernameCaseSensitive: boolean
  readonly adminCreateUserOnly: boolean
  /** Seconds. */
  readonly temporaryPasswordValidity: number
  readonly branding: 'managed' | 'classic'
  readonly triggers: TriggerOptions
  readonly seed: {
    readonly users: readonly UserOptions[]
    readonly groups: readonly GroupOptions[]
  }
  /** By username. */
  readonly users: Map<string, User>
  readonly groups: Map<string, GroupOptions>
}

export interface Client {
  readonly id: string
  readonly userPoolId: string
  readonly name: string
  readonly secret: string | undefined
  readonly callbackUrls: readonly string[]
  readonly logoutUrls: readonly string[]
  readonly defaultRedirectUri: string | undefined
  readonly allowedOAuthFlows: readonly string[]
  readonly allowedOAuthScopes: readonly string[]
  readonly supportedIdentityProviders: readonly string[]
  readonly explicitAuthFlows: readonly ExplicitAuthFlow[]
  readonly accessTokenValidity: number
  readonly idTokenValidity: number
  readonly refreshTokenValidity: number
  /** Undefined: no rotation. Seconds. */
  readonly retryGracePeriod: number | undefined
  readonly enableTokenRevocation: boolean
  readonly hidesUserExistence: boolean
  /** Undefined: all. */
  readonly readAttributes: readonly string[] | undefined
  readonly writeAttributes: readonly string[] | undefined
}

export interface IdentityProvider {
  readonly name: string
  readonly type: string
  readonly identifiers: readonly string[]
  readonly users: readonly ExternalUserOptions[]
  readonly failFirstSignIn: boolean
}

export interface User {
  readonly username: string
  readonly sub: string
  readonly userPoolId: string
  password: string | undefined
  /** Seconds. Temporary passwords expire after it. */
  passwordSetAt: number
  status: UserStatus
  enabled: boolean
  readonly attributes: Map<string, string>
  readonly groups: Set<string>
  readonly identities: Identity[]
  /** Outstanding codes by what they are for. */
  readonly codes: Map<CodePurpose, VerificationCode>
  failures: { readonly count: number; readonly lockedUntil: number; readonly lastAt: number }
}

export interface VerificationCode {
  readonly code: string
  /** Seconds. */
  readonly expiresAt: number
  /** The attribute that it was sent to, and that it verifies. */
  readonly attribute: string
}

export type CodePurpose = 'signUp' | 'forgotPassword'

export interface Identity {
  readonly userId: string
  readonly providerName: string
  readonly providerType: string
  readonly issuer: null
  readonly primary: 'true'
  /** Milliseconds, as text. */
  readonly dateCreated: string
}
