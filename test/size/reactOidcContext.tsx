// The same app over react-oidc-context, to compare with.
import { AuthProvider, useAuth } from 'react-oidc-context'

function Greeting() {
  const { user, signinRedirect } = useAuth()
  return user ? (
    <p>{user.profile.email}</p>
  ) : (
    <button type="button" onClick={() => signinRedirect()}>
      Sign in
    </button>
  )
}

export function App() {
  return (
    <AuthProvider
      authority="https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123"
      client_id="app"
      redirect_uri="/"
    >
      <Greeting />
    </AuthProvider>
  )
}
