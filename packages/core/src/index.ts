// Set-up

export { type BoundActions, bindActions } from './actions/bindActions.ts'
export { type CreateAuthFetchParameters, createAuthFetch } from './actions/createAuthFetch.ts'
export { type GetUserInfoParameters, getUserInfo } from './actions/getUserInfo.ts'
export { isAuthorized, type Requirements } from './actions/isAuthorized.ts'
export { leaveCallback } from './actions/leaveCallback.ts'
export { requireSession } from './actions/requireSession.ts'
export { retryCallback } from './actions/retryCallback.ts'
export { shouldSignIn } from './actions/shouldSignIn.ts'
export { type SignInWithPopupParameters, signInWithPopup } from './actions/signInWithPopup.ts'
export {
  type SignInWithRedirectParameters,
  signInWithRedirect,
} from './actions/signInWithRedirect.ts'
export { type SignOutParameters, type SignOutResult, signOut } from './actions/signOut.ts'
export { type Token, type TokenKinds, tokenOf } from './actions/tokenOf.ts'
export { type SessionListeners, watchSession } from './actions/watchSession.ts'
// The session
export type { AccessTokenClaims, IdTokenClaims, User, UserClaims } from './base/claims.ts'
export type { CognitoConfig, Navigate, ResolvedConfig, StorageOption } from './base/config.ts'
// Errors
export {
  CognitoError,
  type CognitoErrorCode,
  cognitoErrorCodes,
  isCognitoError,
  OAuthError,
  toCognitoError,
} from './base/errors.ts'
export { englishMessages, type Messages, messageFor } from './base/messages.ts'
export type { Readable } from './base/readable.ts'
export type { TokenStorage } from './base/tokenStorage.ts'
export { UserPoolError } from './base/userPoolError.ts'
export {
  type CognitoClient,
  type CreateCognitoClientParameters,
  createCognitoClient,
  type GetTokenOptions,
  type StartOptions,
} from './client.ts'
// The outside world, for tests and other runtimes
export { createBrowserEnvironment } from './env/browserEnvironment.ts'
export type {
  Channel,
  Clock,
  Environment,
  Lifecycle,
  LifecycleEvent,
  Lock,
  LockGrant,
  Navigation,
  Popup,
  PopupSize,
  SyncStorage,
  WebStorage,
} from './env/environment.ts'
// What a user does
export type { AuthorizeParameters } from './oauth/authorizeQuery.ts'
export type { UserInfo } from './oauth/fetchUserInfo.ts'
export type { CallbackOutcome } from './session/callbackOutcome.ts'
export type {
  Challenge,
  ChallengeSession,
  LoadingSession,
  Session,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
} from './session/session.ts'
