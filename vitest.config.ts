import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumOptions, firefoxOptions } from './scripts/browsers.mjs'

// One project per room. `core`, `mock`, `react` and `repository` need no browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['packages/core/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        test: {
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
          name: 'mock',
          include: ['packages/mock/src/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        test: {
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
          name: 'stories',
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumOptions }),
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
          name: 'repository',
          include: ['test/*.test.ts', 'test/{source,bundle,contract}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'bench',
          include: [],
          benchmark: {
            include: ['test/bench/**/*.bench.ts'],
            suppressExportGetterWarnings: true,
          },
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'packages',
          include: ['test/packages/**/*.test.ts'],
          globalSetup: 'test/packages/setup.ts',
          testTimeout: 120_000,
        },
      },
    ],
  },
})
