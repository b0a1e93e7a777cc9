import '../styles.css'
import { CognitoProvider } from '@cognito-kit/react'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { client } from './client.ts'
import { router } from './router.tsx'

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <CognitoProvider client={client} navigate={(path) => router.history.replace(path)}>
      <RouterProvider router={router} />
    </CognitoProvider>
  </StrictMode>,
)
