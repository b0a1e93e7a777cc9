import { type CognitoClient, CognitoProvider } from '@cognito-kit/react'
import { Outlet, useNavigate } from 'react-router'

/** A part of the app with a user pool of its own: below it, every hook means that one. */
export function PartnersArea({ client }: { client: CognitoClient }) {
  const navigate = useNavigate()
  return (
    <CognitoProvider client={client} navigate={(path) => navigate(path, { replace: true })}>
      <Outlet />
    </CognitoProvider>
  )
}
