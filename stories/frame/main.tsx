import { CognitoProvider } from '@cognito-kit/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../.storybook/stories.css'
import { App } from './App.tsx'
import { client } from './client.ts'

// The app looks like the story around it.
document.documentElement.dataset.theme = parent.document.documentElement.dataset.theme ?? 'system'

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <CognitoProvider client={client}>
      <App />
    </CognitoProvider>
  </StrictMode>,
)
