import { defineConfig } from 'vitest/config'

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
      { test: { name: 'mock', include: ['packages/mock/src/**/*.test.ts'] } },
      {
        test: {
          name: 'react',
          include: ['packages/react/src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
        },
      },
      { test: { name: 'repository', include: ['test/*.test.ts', 'test/contract/**/*.test.ts'] } },
    ],
  },
})
