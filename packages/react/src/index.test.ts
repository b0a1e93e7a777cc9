import * as core from '@cognito-kit/core'
import * as coreTesting from '@cognito-kit/core/testing'
import { expect, test } from 'vitest'
import * as react from './index.ts'
import * as testing from './testing/index.ts'

test('default: what the package exports beside core', () => {
  const own = Object.keys(react).filter((name) => !(name in core))
  expect(own).toMatchInlineSnapshot(`
    [
      "CognitoProvider",
      "englishLabels",
      "queryKeyOf",
      "Authorized",
      "CallbackHandler",
      "RequireAuth",
      "SessionSwitch",
      "SignedIn",
      "SignedOut",
      "SignInButton",
      "SignOutButton",
      "withAuth",
      "useAccessToken",
      "useAuth",
      "useCallbackOutcome",
      "useCognitoClient",
      "useIdToken",
      "useSessionEffect",
      "useUser",
      "useUserInfo",
      "useRetryCallback",
      "useSignInWithPopup",
      "useSignInWithRedirect",
      "useSignOut",
      "retryCallbackMutationOptions",
      "signInWithPopupMutationOptions",
      "signInWithRedirectMutationOptions",
      "signOutMutationOptions",
      "userInfoQueryOptions",
    ]
  `)
})

test('behavior: an app needs no second package', () => {
  expect(react).toMatchObject(core)
  expect(testing).toMatchObject(coreTesting)
})
