import {
  createTestBrowser,
  type TestBrowserOptions,
  type TestEnvironment,
  type TestTabOptions,
} from './testBrowser.ts'

/** Settings of {@link createTestEnvironment}. */
export type TestEnvironmentOptions = TestBrowserOptions & TestTabOptions

/**
 * The only tab of a browser in memory: no network, no storage that outlives it, a clock to move and
 * a navigation that records. For several tabs use {@link createTestBrowser}.
 */
export function createTestEnvironment(options: TestEnvironmentOptions = {}): TestEnvironment {
  return createTestBrowser(options).openTab(options)
}
