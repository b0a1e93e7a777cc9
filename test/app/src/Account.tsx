import { SessionSwitch, SignInButton, SignOutButton } from '@cognito-kit/react'
import { nameOf } from './nameOf.ts'

/** Who is signed in, in the corner of every page. */
export function Account() {
  return (
    <div className="account">
      <SessionSwitch
        signedOut={<SignInButton className="button small" />}
        signedIn={({ user }) => (
          <>
            <span className="who">
              <span className="avatar" aria-hidden="true">
                {nameOf(user).charAt(0)}
              </span>
              <span className="name">{nameOf(user)}</span>
            </span>
            <SignOutButton className="button quiet small" />
          </>
        )}
      />
    </div>
  )
}
