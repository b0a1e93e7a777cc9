/**
 * Claims of a Cognito ID token.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export interface IdTokenClaims extends UserClaims {
  iss: string
  aud: string
  /** Expiry, in seconds since 1970. */
  exp: number
  /** Time of issue, in seconds since 1970. */
  iat: number
  /** Time of the interactive sign-in, in seconds since 1970. */
  auth_time?: number | undefined
  token_use: 'id'
  azp?: string | undefined
  nonce?: string | undefined
  at_hash?: string | undefined
  jti?: string | undefined
  origin_jti?: string | undefined
  event_id?: string | undefined
}

/**
 * Claims of a Cognito access token.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export interface AccessTokenClaims {
  sub: string
  iss: string
  client_id: string
  token_use: 'access'
  /** Expiry, in seconds since 1970. */
  exp: number
  /** Time of issue, in seconds since 1970. */
  iat: number
  /** Scopes, separated by spaces. */
  scope?: string | undefined
  username?: string | undefined
  auth_time?: number | undefined
  'cognito:groups'?: readonly string[] | undefined
  jti?: string | undefined
  origin_jti?: string | undefined
  event_id?: string | undefined
  device_key?: string | undefined
  version?: number | undefined
  aud?: string | undefined
  [claim: string]: unknown
}

/** The claims about a person; what of them is present depends on the scopes and the app client. */
export interface UserClaims {
  /** The user's id. It never changes and is never given to another user. */
  sub: string
  'cognito:username'?: string | undefined
  'cognito:groups'?: readonly string[] | undefined
  'cognito:roles'?: readonly string[] | undefined
  'cognito:preferred_role'?: string | undefined
  email?: string | undefined
  email_verified?: boolean | undefined
  phone_number?: string | undefined
  phone_number_verified?: boolean | undefined
  name?: string | undefined
  given_name?: string | undefined
  family_name?: string | undefined
  middle_name?: string | undefined
  nickname?: string | undefined
  preferred_username?: string | undefined
  profile?: string | undefined
  picture?: string | undefined
  website?: string | undefined
  gender?: string | undefined
  birthdate?: string | undefined
  zoneinfo?: string | undefined
  locale?: string | undefined
  address?: unknown
  updated_at?: number | undefined
  [claim: string]: unknown
}

/** Who is signed in: the ID token's claims without those of the protocol itself. */
export type User = Readonly<UserClaims>

const protocolClaims: ReadonlySet<string> = new Set(
  'iss aud azp exp iat auth_time jti origin_jti event_id nonce at_hash token_use'.split(' '),
)

/** The person in the claims of an ID token. */
export function userOf(claims: IdTokenClaims): User {
  return Object.fromEntries(
    Object.entries(claims).filter(([claim]) => !protocolClaims.has(claim)),
  ) as User
}

/** A value as it was before, if the one after it says the same: then nobody need re-render. */
export function keepSame<value extends object>(before: value | undefined, after: value): value {
  return before && print(before) === print(after) ? before : after
}

const print = (value: object) => JSON.stringify(Object.entries(value).sort())
