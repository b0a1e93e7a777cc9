export { MockCognitoProvider, type MockCognitoProviderProps } from './MockCognitoProvider.tsx'

// All of @cognito-kit/core/testing

export type {
  TestBrowser,
  TestBrowserOptions,
  TestClient,
  TestClientOptions,
  TestClock,
  TestClockOptions,
  TestEnvironment,
  TestEnvironmentOptions,
  TestLifecycle,
  TestNavigation,
  TestPopup,
  TestTabOptions,
  Visit,
} from '@cognito-kit/core/testing'
export {
  createMemoryStorage,
  createTestBrowser,
  createTestClient,
  createTestClock,
  createTestEnvironment,
} from '@cognito-kit/core/testing'
