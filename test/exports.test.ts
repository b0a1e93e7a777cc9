import { expect, test } from 'vitest'
import { exportsOf } from './source/exportsOf.ts'
import { readSources } from './source/readSources.ts'

// What a package exports is a promise. A change here is a decision: say why in the commit.

test('@cognito-kit/core', async () => {
  expect(Object.keys(await import('@cognito-kit/core')).toSorted()).toMatchInlineSnapshot(`
    [
      "CognitoError",
      "OAuthError",
      "UserPoolError",
      "bindActions",
      "cognitoErrorCodes",
      "createAuthFetch",
      "createBrowserEnvironment",
      "createCognitoClient",
      "englishMessages",
      "getUserInfo",
      "isAuthorized",
      "isCognitoError",
      "leaveCallback",
      "messageFor",
      "requireSession",
      "retryCallback",
      "shouldSignIn",
      "signInWithPopup",
      "signInWithRedirect",
      "signOut",
      "toCognitoError",
      "tokenOf",
      "watchSession",
    ]
  `)
})

test('@cognito-kit/core/testing', async () => {
  expect(Object.keys(await import('@cognito-kit/core/testing')).toSorted()).toMatchInlineSnapshot(`
    [
      "createMemoryStorage",
      "createTestBrowser",
      "createTestClient",
      "createTestClock",
      "createTestEnvironment",
    ]
  `)
})

test('@cognito-kit/react', async () => {
  expect(Object.keys(await import('@cognito-kit/react')).toSorted()).toMatchInlineSnapshot(`
    [
      "Authorized",
      "CallbackHandler",
      "CognitoError",
      "CognitoProvider",
      "OAuthError",
      "RequireAuth",
      "SessionSwitch",
      "SignInButton",
      "SignOutButton",
      "SignedIn",
      "SignedOut",
      "UserPoolError",
      "bindActions",
      "cognitoErrorCodes",
      "createAuthFetch",
      "createBrowserEnvironment",
      "createCognitoClient",
      "englishLabels",
      "englishMessages",
      "getUserInfo",
      "isAuthorized",
      "isCognitoError",
      "leaveCallback",
      "messageFor",
      "queryKeyOf",
      "requireSession",
      "retryCallback",
      "retryCallbackMutationOptions",
      "shouldSignIn",
      "signInWithPopup",
      "signInWithPopupMutationOptions",
      "signInWithRedirect",
      "signInWithRedirectMutationOptions",
      "signOut",
      "signOutMutationOptions",
      "toCognitoError",
      "tokenOf",
      "useAccessToken",
      "useAuth",
      "useCallbackOutcome",
      "useCognitoClient",
      "useIdToken",
      "useRetryCallback",
      "useSessionEffect",
      "useSignInWithPopup",
      "useSignInWithRedirect",
      "useSignOut",
      "useUser",
      "useUserInfo",
      "userInfoQueryOptions",
      "watchSession",
      "withAuth",
    ]
  `)
})

test('@cognito-kit/react/testing', async () => {
  expect(Object.keys(await import('@cognito-kit/react/testing')).toSorted()).toMatchInlineSnapshot(`
    [
      "MockCognitoProvider",
      "createMemoryStorage",
      "createTestBrowser",
      "createTestClient",
      "createTestClock",
      "createTestEnvironment",
    ]
  `)
})

test('@cognito-kit/mock/node', async () => {
  expect(Object.keys(await import('@cognito-kit/mock/node')).toSorted()).toMatchInlineSnapshot(`
    [
      "createMockServer",
    ]
  `)
})

test('@cognito-kit/mock/msw', async () => {
  expect(Object.keys(await import('@cognito-kit/mock/msw')).toSorted()).toMatchInlineSnapshot(`
    [
      "mockCognitoHandlers",
    ]
  `)
})

test('@cognito-kit/mock', async () => {
  expect(Object.keys(await import('@cognito-kit/mock')).toSorted()).toMatchInlineSnapshot(`
    [
      "createMockCognito",
      "defaultOptions",
      "installFetch",
    ]
  `)
})

test.each(['index.ts', 'testing/index.ts'])(
  'react hands on everything of core, types too, so that an app installs one package: %s',
  (entry) => {
    const [core, react] = readSources(`packages/{core,react}/src/${entry}`).map(exportsOf)
    expect(core?.filter((name) => !react?.includes(name))).toEqual([])
  },
)
