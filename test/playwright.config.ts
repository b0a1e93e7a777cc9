import { defineConfig } from '@playwright/test'
import type { ScenarioOptions } from './e2e/scenario.ts'

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
  projects: (['chromium', 'firefox', 'webkit'] as const).map((engineName) => ({
    name: engineName,
    use: { engineName },
  })),
})
