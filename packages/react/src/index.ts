// The provider

export {
  CognitoProvider,
  type CognitoProviderProps,
  type CognitoProviderSettings,
} from './context/CognitoProvider.tsx'
export { englishLabels, type Labels } from './context/labels.ts'
export { type CognitoQueryKey, queryKeyOf } from './context/queryKeyOf.ts'

// Components

export type {
  ActionButtonProps,
  ActionButtonState,
  ActionElementProps,
} from './components/ActionButton.tsx'
export { Authorized, type AuthorizedProps } from './components/Authorized.tsx'
export { CallbackHandler, type CallbackHandlerProps } from './components/CallbackHandler.tsx'
export type { Content } from './components/content.ts'
export { RequireAuth, type RequireAuthProps } from './components/RequireAuth.tsx'
export { SessionSwitch, type SessionSwitchProps } from './components/SessionSwitch.tsx'
export { SignedIn, type SignedInProps } from './components/SignedIn.tsx'
export { SignedOut, type SignedOutProps } from './components/SignedOut.tsx'
export { SignInButton, type SignInButtonProps } from './components/SignInButton.tsx'
export { SignOutButton, type SignOutButtonProps } from './components/SignOutButton.tsx'
export { withAuth } from './components/withAuth.tsx'

// Hooks: the session

export type { Auth, AuthActions } from './hooks/authOf.ts'
export { useAccessToken } from './hooks/useAccessToken.ts'
export { useAuth } from './hooks/useAuth.ts'
export { useCallbackOutcome } from './hooks/useCallbackOutcome.ts'
export { type ClientOption, useCognitoClient } from './hooks/useCognitoClient.ts'
export { useIdToken } from './hooks/useIdToken.ts'
export { useSessionEffect } from './hooks/useSessionEffect.ts'
export { useUser } from './hooks/useUser.ts'
export { type UseUserInfoOptions, useUserInfo } from './hooks/useUserInfo.ts'

// Hooks: what a user does

export type { ActionOptions, ActionResult } from './hooks/useAction.ts'
export { useRetryCallback } from './hooks/useRetryCallback.ts'
export { useSignInWithPopup } from './hooks/useSignInWithPopup.ts'
export { useSignInWithRedirect } from './hooks/useSignInWithRedirect.ts'
export { useSignOut } from './hooks/useSignOut.ts'

// Options for one's own `useQuery`, `useMutation` and loaders

export type { ActionMutationOptions, Optional } from './query/actionOptions.ts'
export { retryCallbackMutationOptions } from './query/retryCallbackMutationOptions.ts'
export { signInWithPopupMutationOptions } from './query/signInWithPopupMutationOptions.ts'
export { signInWithRedirectMutationOptions } from './query/signInWithRedirectMutationOptions.ts'
export { signOutMutationOptions } from './query/signOutMutationOptions.ts'
export {
  type UserInfoQueryKey,
  type UserInfoQueryOptions,
  userInfoQueryOptions,
} from './query/userInfoQueryOptions.ts'

// All of core

export type {
  AccessTokenClaims,
  AuthorizeParameters,
  BoundActions,
  CallbackOutcome,
  Challenge,
  ChallengeSession,
  Channel,
  Clock,
  CognitoClient,
  CognitoConfig,
  CognitoErrorCode,
  CreateAuthFetchParameters,
  CreateCognitoClientParameters,
  Environment,
  GetTokenOptions,
  GetUserInfoParameters,
  IdTokenClaims,
  Lifecycle,
  LifecycleEvent,
  LoadingSession,
  Lock,
  LockGrant,
  Messages,
  Navigate,
  Navigation,
  Popup,
  PopupSize,
  Readable,
  Requirements,
  ResolvedConfig,
  Session,
  SessionListeners,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
  SignInWithPopupParameters,
  SignInWithRedirectParameters,
  SignOutParameters,
  SignOutResult,
  StartOptions,
  StorageOption,
  SyncStorage,
  Token,
  TokenKinds,
  TokenStorage,
  User,
  UserClaims,
  UserInfo,
  WebStorage,
} from '@cognito-kit/core'
export {
  bindActions,
  CognitoError,
  cognitoErrorCodes,
  createAuthFetch,
  createBrowserEnvironment,
  createCognitoClient,
  englishMessages,
  getUserInfo,
  isAuthorized,
  isCognitoError,
  leaveCallback,
  messageFor,
  OAuthError,
  requireSession,
  retryCallback,
  shouldSignIn,
  signInWithPopup,
  signInWithRedirect,
  signOut,
  toCognitoError,
  tokenOf,
  UserPoolError,
  watchSession,
} from '@cognito-kit/core'
