import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumOptions, firefoxOptions } from './scripts/browsers.mjs'

// A busy machine is slow, not wrong: no test fails for taking its time.
const patient = { testTimeout: 60_000, hookTimeout: 60_000 }

// One project per room. `core`, `mock`, `react` and `repository` need no browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patient,
          name: 'core',
          include: ['packages/core/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        test: {
          ...patient,
          name: 'browser',
          include: ['packages/*/src/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          ...patient,
          name: 'mock',
          include: ['packages/mock/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        test: {
          ...patient,
          name: 'react',
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: 'packages/react/test/setup.ts',
        },
      },
      {
        // The same tests on the oldest supported React and React Query.
        resolve: {
          alias: [
            { find: /^react(?=\/|$)/, replacement: 'react-18' },
            { find: /^react-dom(?=\/|$)/, replacement: 'react-dom-18' },
            { find: /^@tanstack\/react-query$/, replacement: 'react-query-oldest' },
          ],
        },
        test: {
          ...patient,
          name: 'react-oldest',
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
          exclude: ['**/*.browser.test.{ts,tsx}'],
          environment: 'jsdom',
          setupFiles: ['packages/react/test/oldest.ts', 'packages/react/test/setup.ts'],
          env: { OLDEST: 'true' },
        },
      },
      {
        // `configDir` must be absolute.
        plugins: [storybookTest({ configDir: `${import.meta.dirname}/.storybook` })],
        test: {
          ...patient,
          name: 'stories',
          // One page for all files: loading Storybook anew for each takes longer than its stories.
          isolate: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // Dark here and light in Firefox, so that axe sees the contrast of both.
            provider: playwright({
              launchOptions: chromiumOptions,
              contextOptions: { colorScheme: 'dark' },
            }),
            instances: [
              { browser: 'chromium' },
              ...(firefoxOptions
                ? [
                    {
                      browser: 'firefox' as const,
                      provider: playwright({ launchOptions: firefoxOptions }),
                    },
                  ]
                : []),
            ],
          },
        },
      },
      {
        test: {
          ...patient,
          name: 'repository',
          include: ['test/*.test.ts', 'test/{source,bundle,contract}/**/*.test.ts'],
        },
      },
      {
        test: {
          ...patient,
          name: 'bench',
          include: [],
          benchmark: {
            include: ['test/bench/**/*.bench.ts'],
            suppressExportGetterWarnings: true,
          },
        },
      },
      {
        test: {
          ...patient,
          name: 'packages',
          include: ['test/packages/**/*.test.ts'],
          globalSetup: 'test/packages/setup.ts',
        },
      },
    ],
  },
})
