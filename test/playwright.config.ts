import { defineConfig } from '@playwright/test'
import { firefoxPath, webkitPath } from '../scripts/browsers.mjs'
import type { ScenarioOptions } from './e2e/scenario.ts'

// A build machine must have all three engines. Elsewhere one that is not there is left out, aloud.
const engines = [
  { engineName: 'chromium', isHere: true },
  { engineName: 'firefox', isHere: firefoxPath !== undefined },
  { engineName: 'webkit', isHere: webkitPath !== undefined },
] as const
const used = engines.filter(({ isHere }) => isHere || process.env.CI)
if (used.length < engines.length && process.env.TEST_WORKER_INDEX === undefined) {
  const names = engines.filter(({ isHere }) => !isHere).map(({ engineName }) => engineName)
  console.warn(`Not on this machine, so not tested: ${names.join(', ')}.`)
}

export default defineConfig<object, ScenarioOptions>({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/buildApp.ts',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  // An app that does not start fails everywhere: say so soon.
  maxFailures: 12,
  workers: 3,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  projects: used.map(({ engineName }) => ({ name: engineName, use: { engineName } })),
})
