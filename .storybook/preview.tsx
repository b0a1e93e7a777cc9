import { mockCognitoHandlers } from '@cognito-kit/mock/msw'
import addonA11y from '@storybook/addon-a11y'
import addonDocs from '@storybook/addon-docs'
import addonVitest from '@storybook/addon-vitest'
import { definePreview } from '@storybook/react-vite'
import { setupWorker } from 'msw/browser'
import addonMsw from 'msw-storybook-addon'
import { type ComponentProps, lazy, Suspense } from 'react'
import { mock } from '../stories/support/mock.ts'
import type { StoryClient } from '../stories/support/storyClient.ts'
import { baseUrl } from '../stories/support/urls.ts'
import './stories.css'
import { themeOf } from './colorTheme.ts'
import { exampleSource } from './exampleSource.ts'
import { keepDocsStill } from './keepDocsStill.ts'
import { StoryFrame } from './StoryFrame.tsx'

keepDocsStill()

// The blocks of docs pages are large, and tests need none of them.
const ThemedDocs = lazy(() => import('./ThemedDocs.tsx'))

export default definePreview({
  addons: [
    addonDocs(),
    addonA11y(),
    addonVitest(),
    addonMsw(async () => {
      const worker = setupWorker()
      await worker.start({
        quiet: true,
        // Whatever is not Cognito's is none of the mock's business.
        onUnhandledFrame: 'bypass',
        serviceWorker: { url: new URL('mockServiceWorker.js', baseUrl).pathname },
      })
      return worker
    }),
  ],
  tags: ['autodocs'],
  // Loaders come first, so that what a story prepares at the mock is there when it renders.
  loaders: [() => mock.reset()],
  beforeEach({ msw }) {
    msw.use(...mockCognitoHandlers(mock))
  },
  initialGlobals: { theme: 'system' },
  globalTypes: {
    theme: {
      description: 'Colours of the stories',
      toolbar: {
        title: 'Theme',
        icon: 'contrast',
        items: [
          { value: 'system', title: 'Theme of the system', icon: 'browser' },
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
  },
  decorators: [
    (Story, { globals, loaded }) => (
      <StoryFrame theme={themeOf(globals)} client={loaded.client as StoryClient | undefined}>
        <Story />
      </StoryFrame>
    ),
  ],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: {
      container: (props: ComponentProps<typeof ThemedDocs>) => (
        <Suspense>
          <ThemedDocs {...props} />
        </Suspense>
      ),
      source: { transform: exampleSource },
      story: { inline: false, height: '200px' },
    },
    options: {
      storySort: { order: ['Introduction', 'Theming and texts', 'Flows', 'Components', 'Hooks'] },
    },
  },
})
