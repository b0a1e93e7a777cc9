// What the smallest app that signs people in takes from the kit.
import { CognitoProvider, SignInButton, useAuth } from '@cognito-kit/react'

function Greeting() {
  const { user } = useAuth()
  return user ? <p>{user.email}</p> : <SignInButton />
}

export function App() {
  return (
    <CognitoProvider userPoolId="eu-west-1_AbCdEf123" clientId="app" domain="app" redirectUri="/">
      <Greeting />
    </CognitoProvider>
  )
}
