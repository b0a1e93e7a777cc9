export { defaultOptions } from './cli/defaultOptions.ts'
export { createMockCognito } from './createMockCognito.ts'
export { type InstallFetchOptions, installFetch, type UninstallFetch } from './installFetch.ts'
export type { MockBehaviors } from './MockBehaviors.ts'
export type {
  InUserPool,
  MockClock,
  MockCognito,
  MockDescription,
  MockDuration,
  MockEndpointName,
  MockFault,
  MockFaults,
  MockFetchContext,
  MockKeys,
  MockMessage,
  MockOutbox,
  MockRequest,
  MockRequestName,
  MockRequests,
  MockSession,
  MockSessions,
  MockUser,
  MockUsers,
} from './MockCognito.ts'
export type {
  ExplicitAuthFlow,
  ExternalUserOptions,
  GroupOptions,
  IdentityProviderOptions,
  MockCognitoOptions,
  PasswordPolicy,
  PreSignUpEvent,
  ResourceServerOptions,
  TriggerOptions,
  UserOptions,
  UserPoolClientOptions,
  UserPoolOptions,
  UserStatus,
} from './MockCognitoOptions.ts'
