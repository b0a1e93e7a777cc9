import type { CognitoError } from '../base/errors.ts'

/**
 * What became of the answer that a sign-in page sent back to this page.
 *
 * It stands beside the session because a failed answer does not sign anybody out.
 */
export type CallbackOutcome =
  | {
      readonly status: 'none' | 'pending'
      readonly returnTo?: undefined
      readonly error?: undefined
    }
  | { readonly status: 'done'; readonly returnTo: string; readonly error?: undefined }
  | { readonly status: 'failed'; readonly error: CognitoError; readonly returnTo: string }
