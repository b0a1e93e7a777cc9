import type { User } from '../base/claims.ts'

/** Keys that a member of a union lacks, so that the union can be destructured. */
type Absent<key extends string> = { readonly [name in key]?: undefined }

/** Why nobody is signed in; `undefined` when nobody was. */
export type SignedOutReason = 'signedOut' | 'expired' | 'revoked' | 'otherTab'

/** One more thing that the user pool wants before it gives tokens. */
export interface Challenge {
  /** Cognito's name of the challenge: `NEW_PASSWORD_REQUIRED`, `SOFTWARE_TOKEN_MFA` … */
  readonly name: string
  /** The user who is signing in. */
  readonly username: string
}

/** Nobody knows yet: the storage is still being read, or a sign-in's answer is being exchanged. */
export type LoadingSession = { readonly status: 'loading' } & Absent<
  'user' | 'challenge' | 'reason' | 'scopes'
>

/** Nobody is signed in. */
export type SignedOutSession = {
  readonly status: 'signedOut'
  readonly reason?: SignedOutReason | undefined
} & Absent<'user' | 'challenge' | 'scopes'>

/** A sign-in is under way and waits for an answer to a challenge. */
export type ChallengeSession = {
  readonly status: 'challenge'
  readonly challenge: Challenge
} & Absent<'user' | 'reason' | 'scopes'>

/** Somebody is signed in. */
export type SignedInSession = {
  readonly status: 'signedIn'
  readonly user: User
  /** What the access token allows. */
  readonly scopes: readonly string[]
  /** A step-up that waits for an answer. */
  readonly challenge?: Challenge | undefined
} & Absent<'reason'>

/**
 * Who is signed in, as facts only: the error of a failed attempt belongs to the attempt, and tokens
 * are had from `getAccessToken()` and `getIdToken()`.
 */
export type Session = LoadingSession | SignedOutSession | ChallengeSession | SignedInSession
