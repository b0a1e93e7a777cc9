import './styles.css'
import { CognitoProvider } from '@cognito-kit/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { client } from './client.ts'
import { router } from './router.tsx'

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <CognitoProvider client={client} navigate={(path) => router.navigate(path, { replace: true })}>
      <RouterProvider router={router} />
    </CognitoProvider>
  </StrictMode>,
)
