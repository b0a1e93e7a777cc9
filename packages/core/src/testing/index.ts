export { createMemoryStorage } from '../env/memoryStorage.ts'
export { createTestClient, type TestClient, type TestClientOptions } from './createTestClient.ts'
export {
  createTestBrowser,
  type TestBrowser,
  type TestBrowserOptions,
  type TestEnvironment,
  type TestTabOptions,
} from './testBrowser.ts'
export { createTestClock, type TestClock, type TestClockOptions } from './testClock.ts'
export { createTestEnvironment, type TestEnvironmentOptions } from './testEnvironment.ts'
export type { TestLifecycle } from './testLifecycle.ts'
export type { TestNavigation, TestPopup, Visit } from './testNavigation.ts'
