import { type CognitoErrorCode, isCognitoError } from './errors.ts'

/** What a person reads for each code, in a language of your own. */
export type Messages = {
  readonly [code in CognitoErrorCode]?: string | undefined
}

/** The English texts. Copy and translate them; give yours to `<CognitoProvider messages>`. */
export const englishMessages: Readonly<Record<CognitoErrorCode, string>> = {
  configInvalid: 'Sign-in is not set up correctly. Please tell the people who run this app.',
  foreignClient: 'Sign-in is not set up correctly. Please tell the people who run this app.',
  disposed: 'This page is out of date. Please reload it.',
  invalidParameter: 'That cannot be used. Please check what you entered.',
  redirectOriginMismatch:
    'Sign-in does not work at this address. Please tell the people who run this app.',
  originNotAllowed: 'The request was stopped to protect your account.',
  framed: 'Please open this page in a tab of its own to sign in.',
  storageUnavailable:
    'Your browser blocks site data, which signing in needs. Please allow it for this page.',
  chunkMissing: 'A new version of this app is available. Please reload the page.',
  signedOut: 'Please sign in.',
  signingOut: 'You are being signed out. Please wait a moment.',
  sessionExpired: 'Your session has ended. Please sign in again.',
  tokenRevoked: 'You were signed out elsewhere. Please sign in again.',
  missingScope: 'Please sign in again to do this.',
  notAuthorized: 'You are not allowed to do this.',
  accessDenied: 'Sign-in was cancelled.',
  loginRequired: 'Please sign in.',
  stateMissing: 'This sign-in link is no longer valid. Please sign in again.',
  transactionExpired: 'Signing in took too long. Please try again.',
  codeAlreadyUsed: 'This sign-in was used already. Please sign in again.',
  accountLinked: 'Your accounts are now linked. Please sign in once more.',
  popupBlocked: 'Your browser blocked the sign-in window. Please allow pop-ups for this page.',
  popupClosed: 'The sign-in window was closed. Please try again.',
  invalidClient: 'Sign-in is not set up correctly. Please tell the people who run this app.',
  unauthorizedClient: 'Sign-in is not set up correctly. Please tell the people who run this app.',
  invalidScope: 'Sign-in is not set up correctly. Please tell the people who run this app.',
  invalidRequest: 'Sign-in did not work. Please try again.',
  invalidGrant: 'Sign-in did not work. Please try again.',
  lambdaRejected: 'You cannot sign in to this app.',
  tokenInvalid: 'Sign-in did not work. Please try again.',
  clockWrong: 'The clock of your device is wrong. Please set it, then sign in.',
  responseInvalid:
    'The sign-in service gave an answer that makes no sense. Please check your network.',
  limitExceeded: 'Too many attempts. Please wait a while, then try again.',
  serverError: 'The sign-in service has a problem. Please try again.',
  network: 'No connection. Please check your network, then try again.',
  timeout: 'The sign-in service takes too long. Please try again.',
  aborted: 'Cancelled.',
  unknown: 'Something went wrong. Please try again.',
}

/**
 * What to tell a person about an error.
 *
 * @param messages - translations; English stands in for those that are missing
 */
export function messageFor(error: unknown, messages: Messages = {}): string {
  const code = isCognitoError(error) ? error.code : 'unknown'
  return messages[code] ?? englishMessages[code]
}
