import type { MockBehaviors } from './MockBehaviors.ts'

/** What `createMockCognito` is given. A plain object; everything but `triggers` fits in JSON. */
export interface MockCognitoOptions {
  userPools: readonly UserPoolOptions[]
  /**
   * What the `iss` claim and the discovery document say.
   * - `aws`: `https://cognito-idp.{region}.amazonaws.com/{poolId}`
   * - `updated`: `https://issuer-cognito-idp.{region}.amazonaws.com/{poolId}`
   * - `local`: `{baseUrl}/{poolId}`
   * @default 'aws'
   */
  issuer?: 'aws' | 'updated' | 'local' | undefined
  /**
   * Where browsers reach the mock when not by AWS's host names, e.g. `http://localhost:9229` or
   * `http://localhost:6006/cognito`. Its path is the base path unless `basePath` is given.
   * @default the origin of each request plus `basePath`
   */
  baseUrl?: string | undefined
  /**
   * Path under which everything lives on hosts that are not AWS's: redirects, form actions and
   * the `Path` of cookies respect it. Starts with a slash, does not end with one.
   * @default the path of `baseUrl`, else none
   */
  basePath?: string | undefined
  /** The mock's time at the start. @default the real time */
  now?: string | Date | undefined
  /** How to act where Cognito's own behaviour is not known. */
  behaviors?: Partial<MockBehaviors> | undefined
}

export interface UserPoolOptions {
  /** e.g. `eu-west-1_AbCdEf123`; the region is the part before `_`. */
  id: string
  name?: string | undefined
  /**
   * A prefix (`my-app` is `https://my-app.auth.{region}.amazoncognito.com`) or the host of a custom
   * domain (`auth.example.com`), or several. A pool without one has no OAuth endpoints on AWS's
   * hosts; on any other host they answer all the same.
   */
  domain?: string | readonly string[] | undefined
  clients: readonly UserPoolClientOptions[]
  users?: readonly UserOptions[] | undefined
  /** Groups beyond those that users name. */
  groups?: readonly GroupOptions[] | undefined
  resourceServers?: readonly ResourceServerOptions[] | undefined
  identityProviders?: readonly IdentityProviderOptions[] | undefined
  passwordPolicy?: Partial<PasswordPolicy> | undefined
  /** @default ['email'] */
  autoVerifiedAttributes?: readonly ('email' | 'phone_number')[] | undefined
  /** Sign in with these instead of a username. @default [] */
  usernameAttributes?: readonly ('email' | 'phone_number')[] | undefined
  /** Sign in with these (verified) besides the username. @default [] */
  aliasAttributes?: readonly ('email' | 'phone_number' | 'preferred_username')[] | undefined
  /** Attributes that a sign-up must bring. @default ['email'] */
  requiredAttributes?: readonly string[] | undefined
  /** `UsernameConfiguration.CaseSensitive`. @default false */
  usernameCaseSensitive?: boolean | undefined
  /** Refuses sign-up: `AllowAdminCreateUserOnly`. @default false */
  adminCreateUserOnly?: boolean | undefined
  /**
   * Days that the password of a user in `FORCE_CHANGE_PASSWORD` can be used.
   * @default 7
   */
  temporaryPasswordValidityDays?: number | undefined
  /** `classic` is the hosted UI: no `prompt`, no `login_hint`, no `resource`. @default 'managed' */
  branding?: 'managed' | 'classic' | undefined
  triggers?: TriggerOptions | undefined
}

export interface UserPoolClientOptions {
  id: string
  /** Shown on the pages. @default the id */
  name?: string | undefined
  /** A client with a secret must prove it at every endpoint. */
  secret?: string | undefined
  /** Compared character by character. @default [] */
  callbackUrls?: readonly string[] | undefined
  /** @default [] */
  logoutUrls?: readonly string[] | undefined
  /** Stands in for a missing `redirect_uri` of a client with exactly one identity provider. */
  defaultRedirectUri?: string | undefined
  /** @default ['code'] */
  allowedOAuthFlows?: readonly ('code' | 'implicit' | 'client_credentials')[] | undefined
  /** @default ['openid', 'email', 'phone', 'profile'] */
  allowedOAuthScopes?: readonly string[] | undefined
  /** @default ['COGNITO'] and every provider of the pool */
  supportedIdentityProviders?: readonly string[] | undefined
  /** @default ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'], the first not with rotation */
  explicitAuthFlows?: readonly ExplicitAuthFlow[] | undefined
  /** Seconds, 300 to 86400. @default 3600 */
  accessTokenValidity?: number | undefined
  /** Seconds, 300 to 86400. @default 3600 */
  idTokenValidity?: number | undefined
  /** Seconds, 3600 to 315360000. @default 2592000 (30 days) */
  refreshTokenValidity?: number | undefined
  /** Rotation is on when this is given. `retryGracePeriod`: seconds, 0 to 60. @default off */
  refreshTokenRotation?: { retryGracePeriod?: number | undefined } | undefined
  /** @default true */
  enableTokenRevocation?: boolean | undefined
  /** @default 'ENABLED' */
  preventUserExistenceErrors?: 'ENABLED' | 'LEGACY' | undefined
  /** @default all */
  readAttributes?: readonly string[] | undefined
  /** @default all */
  writeAttributes?: readonly string[] | undefined
}

export type ExplicitAuthFlow =
  | 'ALLOW_USER_AUTH'
  | 'ALLOW_USER_SRP_AUTH'
  | 'ALLOW_USER_PASSWORD_AUTH'
  | 'ALLOW_CUSTOM_AUTH'
  | 'ALLOW_REFRESH_TOKEN_AUTH'
  | 'ALLOW_ADMIN_USER_PASSWORD_AUTH'

export type UserStatus =
  | 'UNCONFIRMED'
  | 'CONFIRMED'
  | 'FORCE_CHANGE_PASSWORD'
  | 'RESET_REQUIRED'
  | 'EXTERNAL_PROVIDER'

export interface UserOptions {
  /** In a pool with `usernameAttributes`: the e-mail address or phone number; the username is then the `sub`. */
  username: string
  password?: string | undefined
  /** @default made from the pool and the name, so that it is the same after a restart */
  sub?: string | undefined
  /** Without `email_verified`, an e-mail counts as verified; the same goes for `phone_number`. */
  attributes?: Readonly<Record<string, string>> | undefined
  groups?: readonly string[] | undefined
  /** @default 'CONFIRMED' */
  status?: UserStatus | undefined
  /** @default true */
  enabled?: boolean | undefined
}

export interface GroupOptions {
  name: string
  precedence?: number | undefined
  roleArn?: string | undefined
}

export interface ResourceServerOptions {
  identifier: string
  name?: string | undefined
  /** Names without the identifier: `read` is `{identifier}/read` on the wire. */
  scopes: readonly string[]
}

export interface IdentityProviderOptions {
  /** As in `identity_provider`, e.g. `Google` or `AcmeSso`. */
  name: string
  type: 'OIDC' | 'SAML' | 'Google' | 'Facebook' | 'SignInWithApple' | 'LoginWithAmazon'
  /** What `idp_identifier` may say, e.g. `acme.example`. */
  identifiers?: readonly string[] | undefined
  /** Who can be picked on the provider's page. */
  users?: readonly ExternalUserOptions[] | undefined
  /**
   * The first sign-in of each user ends with "Already found an entry for username", as it does
   * when a trigger links the account; the second works.
   * @default false
   */
  failFirstSignIn?: boolean | undefined
}

export interface ExternalUserOptions {
  subject: string
  attributes?: Readonly<Record<string, string>> | undefined
}

export interface PasswordPolicy {
  /** @default 8 */
  minimumLength: number
  /** @default true */
  requireUppercase: boolean
  /** @default true */
  requireLowercase: boolean
  /** @default true */
  requireNumbers: boolean
  /** @default true */
  requireSymbols: boolean
}

export interface PreSignUpEvent {
  triggerSource: 'PreSignUp_SignUp' | 'PreSignUp_ExternalProvider'
  username: string
  attributes: Readonly<Record<string, string>>
}

export interface TriggerOptions {
  /** Throw to refuse the sign-up: the text of the error becomes "PreSignUp failed with error {text}". */
  preSignUp?:
    | ((
        event: PreSignUpEvent,
      ) => { autoConfirmUser?: boolean; autoVerifyEmail?: boolean } | undefined)
    | undefined
}
