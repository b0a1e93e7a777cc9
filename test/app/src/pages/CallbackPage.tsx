import { CallbackHandler } from '@cognito-kit/react'

/** Where the sign-in page sends people back to. */
export function CallbackPage() {
  return (
    <div className="panel narrow callback">
      <title>Signing in · Tally</title>
      <CallbackHandler />
    </div>
  )
}
