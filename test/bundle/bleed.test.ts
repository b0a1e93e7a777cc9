import { beforeAll, describe, expect, test } from 'vitest'
import { type Bundle, bundle, codeOf } from './bundle.ts'

// A size limit notices late and vaguely that an app carries code which it never runs: a limit has
// room, and says "3 % over" to somebody who added a line elsewhere. So the strings that betray a
// protocol are named here. Protocol strings survive a minifier, function names do not.

const srp = [
  'SRP_A',
  'PASSWORD_VERIFIER',
  'DEVICE_SRP_AUTH',
  'Caldera Derived Key',
  // The first digits of the prime of the 3072-bit group that Cognito uses.
  'FFFFFFFFFFFFFFFFC90FDAA2',
]

const userPool = [
  'InitiateAuth',
  'RespondToAuthChallenge',
  'SignUp',
  'ConfirmSignUp',
  'ForgotPassword',
  'ChangePassword',
  'AssociateSoftwareToken',
  'VerifySoftwareToken',
  'SetUserMFAPreference',
  'UpdateUserAttributes',
  'DeleteUser',
  'ListDevices',
  'StartWebAuthnRegistration',
  'SMS_MFA',
  'SOFTWARE_TOKEN_MFA',
  'WEB_AUTHN',
]

// Of oidc-client-ts: proven below to be in it, wherever it is.
const oidcClient = [
  'fromStorageString',
  'clearStaleState',
  'Crypto.subtle is available only in secure contexts',
]

const testing = ['storageLag', 'storageQuota']

/** Those of the strings that stand in the code as whole words. */
const found = (code: string, strings: readonly string[]) =>
  strings.filter((text) => new RegExp(`(?<!\\w)${text}(?!\\w)`).test(code))

describe.each([
  [
    'core: createCognitoClient + signInWithRedirect',
    `import { createCognitoClient, signInWithRedirect } from '@cognito-kit/core'
     globalThis.app = [createCognitoClient, signInWithRedirect]`,
  ],
  [
    'react: CognitoProvider + useAuth + SignInButton',
    `import { CognitoProvider, SignInButton, useAuth } from '@cognito-kit/react'
     globalThis.app = [CognitoProvider, SignInButton, useAuth]`,
  ],
])('%s', (_, entry) => {
  let app: Bundle
  beforeAll(async () => {
    app = await bundle(entry)
  })

  test('has no SRP, neither at start nor later', () => {
    expect(found(codeOf([...app.initial, ...app.lazy]), srp)).toEqual([])
  })

  test('has no operation of the user pool at start', () => {
    expect(found(codeOf(app.initial), userPool)).toEqual([])
  })

  test('has no sign-up, sign-in or MFA operation in what it loads later either', () => {
    expect(found(codeOf(app.lazy), userPool)).toEqual([])
  })

  test('loads oidc-client-ts when it is needed, and not before', () => {
    expect(found(codeOf(app.initial), oidcClient)).toEqual([])
    expect(found(codeOf(app.lazy), oidcClient)).toEqual(oidcClient)
  })

  test('takes two classes of oidc-client-ts, and not its managers', () => {
    // Parts of OidcClient, UserManager and MetadataService.
    const managers = ['.well-known/openid-configuration', 'signinSilent', 'check_session_iframe']
    expect(found(codeOf(app.lazy), managers)).toEqual([])
  })

  test('carries nothing that only tests need', () => {
    expect(found(codeOf([...app.initial, ...app.lazy]), testing)).toEqual([])
  })
})

test('the strings that betray the testing entry are in it', async () => {
  const { initial } = await bundle(`
    import { createTestBrowser } from '@cognito-kit/core/testing'
    globalThis.app = createTestBrowser`)
  expect(found(codeOf(initial), testing)).toEqual(testing)
})
