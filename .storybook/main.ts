import { defineMain } from '@storybook/react-vite/node'
import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { framePage } from './framePage.ts'

export default defineMain({
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: [
    '@storybook/addon-docs',
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
    'msw-storybook-addon',
  ],
  // The theme of the toolbar is the only background.
  features: { sidebarOnboardingChecklist: false, backgrounds: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (config) => ({
    ...config,
    optimizeDeps: {
      ...config.optimizeDeps,
      // What is found late is optimized late, and reloads the page in the middle of a story.
      entries: [
        ...[config.optimizeDeps?.entries ?? []].flat(),
        '.storybook/*.tsx',
        'stories/**/*.{ts,tsx}',
      ],
    },
    plugins: [
      ...(config.plugins ?? []),
      react(),
      msw({ mode: 'worker-only' }),
      framePage('stories/frame/index.html'),
    ],
  }),
})
