import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { getUserInfo } from './actions/getUserInfo.ts'
import { signInWithRedirect } from './actions/signInWithRedirect.ts'
import { signOut } from './actions/signOut.ts'
import {
  CognitoError,
  type CognitoErrorCode,
  cognitoErrorCodes,
  englishMessages,
  isCognitoError,
  messageFor,
  OAuthError,
  toCognitoError,
} from './index.ts'
import { createTestClient } from './testing/index.ts'
import { failure, readingsOf, thrownBy } from './testing-support/hygiene.ts'
import { createWorld, eventually, pause } from './testing-support/world.ts'

describe('the life of a client', () => {
  test('behavior: ready() is the session once it is known, for everybody who asks', async () => {
    const world = createWorld()
    const tab = world.openTab()
    expect(await tab.load('/').ready()).toEqual({ status: 'signedOut' })
    const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
    const sessions = await Promise.all([client.ready(), client.ready(), client.ready()])
    expect(new Set(sessions).size).toBe(1)
    expect(sessions[0]?.status).toBe('signedIn')
    expect(world.tokenRequests('authorization_code')).toHaveLength(1)
  })

  test('behavior: ready() answers though the sign-in failed [P2.4]', async () => {
    const world = createWorld()
    const tab = world.openTab()
    const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
    world.isOffline = true
    expect(await client.ready()).toEqual({ status: 'signedOut' })
  })

  test('behavior: listeners are told of a change once, after it, and not after their undo', async () => {
    const { client } = await createWorld().signedIn()
    const seen: string[] = []
    const stop = client.session.subscribe(() => seen.push(client.session.get().status))
    const stopped = vi.fn()
    client.session.subscribe(stopped)()
    await signOut(client, { redirect: false })
    expect(seen).toEqual(['signedOut'])
    expect(stopped).not.toHaveBeenCalled()
    stop()
  })

  test('behavior: who hears of a session can use it at once', async () => {
    const world = createWorld()
    const tab = world.openTab()
    const client = tab.load(await world.person.signIn(await tab.goToSignIn(tab.load('/'))))
    const token = new Promise<string>((resolve, reject) => {
      client.session.subscribe(() => client.getAccessToken().then(resolve, reject))
    })
    client.start()
    expect(await token).toMatch(/^ey/)
  })

  test('behavior: dispose() detaches for good, and the session stays stored', async () => {
    const world = createWorld()
    const { client, tab } = await world.signedIn()
    const other = await world.signedIn({}, {}, world.openTab())
    client.dispose()
    client.dispose()
    await signOut(other.client, { redirect: false })
    await pause(10)
    expect(client.session.get().status).toBe('signedIn')
    expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
  })

  test('behavior: after dispose() whatever is asked says so', async () => {
    const { client, tab } = await createWorld().signedIn()
    client.dispose()
    expect(thrownBy(() => client.start()).code).toBe('disposed')
    expect((await failure(client.ready())).code).toBe('disposed')
    expect((await failure(client.getAccessToken())).code).toBe('disposed')
    expect((await failure(getUserInfo(client))).code).toBe('disposed')
    const leaving = signInWithRedirect(client)
    expect((await failure(Promise.race([leaving, tab.left()]))).code).toBe('disposed')
  })

  test('behavior: an undo of start() after dispose() is harmless', async () => {
    const { client } = await createWorld().signedIn()
    const stop = client.start()
    client.dispose()
    stop()
  })

  test.each([undefined, null, {}, { session: {} }])(
    'behavior: %o is no client of this copy',
    async (foreign) => {
      const error = await failure(Promise.resolve().then(() => getUserInfo(foreign as never)))
      expect(error.code).toBe('foreignClient')
      expect(error.message).toContain('Two copies of @cognito-kit/core')
    },
  )

  test('createTestClient: signed in before the first render, without network [P1.19, P2.25]', async () => {
    const client = createTestClient({ user: { email: 'ada@example.com' }, groups: ['admins'] })
    expect(client.session.get()).toMatchObject({
      status: 'signedIn',
      user: { email: 'ada@example.com', 'cognito:groups': ['admins'] },
    })
    expect(await client.getAccessToken()).toMatch(/^ey/)
    expect(await createTestClient({ user: {}, accessToken: 'x' }).getAccessToken()).toBe('x')
    expect(createTestClient().session.get()).toEqual({ status: 'signedOut' })
    const challenge = { name: 'SMS_MFA', username: 'ada' }
    expect(createTestClient({ challenge }).session.get()).toEqual({
      status: 'challenge',
      challenge,
    })
    expect((await failure(client.getAccessToken({ forceRefresh: true }))).code).toBe('network')
  })
})

describe('errors', () => {
  test('behavior: every code has a text for people, in plain words [P2.17]', () => {
    expect(Object.keys(englishMessages).sort()).toEqual([...cognitoErrorCodes].sort())
    for (const code of cognitoErrorCodes) {
      const text = messageFor(new CognitoError(code))
      expect(text).toBe(englishMessages[code])
      expect(text).toMatch(/^[A-Z].*[.!]$/)
      expect(text).not.toMatch(/cognito|oauth|token|redirectUri|state\b|`/i)
    }
  })

  test('parameters: messageFor takes translations, and English stands in [P2.17]', () => {
    const messages = { network: 'Keine Verbindung.' }
    expect(messageFor(new CognitoError('network'), messages)).toBe('Keine Verbindung.')
    expect(messageFor(new CognitoError('timeout'), messages)).toBe(englishMessages.timeout)
    for (const stranger of [new Error('secret'), 'text', undefined, null, { code: 'network' }]) {
      expect(messageFor(stranger, messages)).toBe(englishMessages.unknown)
    }
  })

  test('behavior: every message says what happened, and links to its page [P2.16]', () => {
    for (const code of cognitoErrorCodes) {
      const { message, name } = new CognitoError(code, { detail: 'DETAIL' })
      expect(name).toBe('CognitoError')
      expect(message).toContain('DETAIL')
      expect(message).toMatch(new RegExp(`TROUBLESHOOTING\\.md#${code.toLowerCase()}$`))
      expect(message.length).toBeGreaterThan(code.length + 120)
    }
  })

  test('behavior: in production the sentences are left out, the code and the link stay', () => {
    vi.stubEnv('NODE_ENV', 'production')
    try {
      const { message } = new CognitoError('configInvalid')
      expect(message).toMatch(/^configInvalid https:\S+#configinvalid$/)
    } finally {
      vi.unstubAllEnvs()
    }
  })

  test('behavior: isCognitoError knows its own, also of another copy, and nothing else [P2.16]', () => {
    expect(isCognitoError(new CognitoError('network'))).toBe(true)
    expect(isCognitoError(new OAuthError('invalidGrant', { error: 'invalid_grant' }))).toBe(true)
    const copy = Object.assign(new Error('x'), {
      name: 'CognitoError',
      code: 'network',
      retryable: true,
    })
    expect(isCognitoError(copy)).toBe(true)
    const strangers = [
      new Error('x'),
      Object.assign(new Error('x'), { code: 'ENOENT' }),
      null,
      'x',
      { name: 'CognitoError', code: 'network', retryable: true },
    ]
    for (const stranger of strangers) expect(isCognitoError(stranger)).toBe(false)
  })

  test('behavior: a foreign error is wrapped without its words [C16]', () => {
    const foreign = Object.assign(new Error('token=eyJhbGciOi'), { body: 'eyJhbGciOi' })
    const error = toCognitoError(foreign)
    expect(error.code).toBe('unknown' satisfies CognitoErrorCode)
    for (const text of readingsOf(error)) expect(text).not.toContain('eyJ')
    expect(toCognitoError(error)).toBe(error)
  })

  test('behavior: an error that is inspected shows code and retryable [C16]', () => {
    const error = new OAuthError('invalidGrant', { error: 'invalid_grant', status: 400 })
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: 'invalidGrant',
      retryable: false,
      error: 'invalid_grant',
      status: 400,
    })
    expect(inspect(error)).toContain('OAuthError')
  })

  test('behavior: what a server answers never ends up in an error, unless it is an OAuth error [C16]', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const stored = JSON.parse(world.browser.local.getItem('cognito-kit.app') ?? '{}')
    const echo = `You sent ${stored.refreshToken}`
    for (const fault of [
      { status: 400, body: { message: echo } },
      { status: 503, body: echo },
      { status: 503, body: { error: echo, error_description: echo } },
      { status: 200, body: `{"id_token":"${stored.refreshToken}` },
    ]) {
      world.mock.faults.next('token', { ...fault, times: 2 })
      await failure(client.getAccessToken({ forceRefresh: true }))
      world.mock.faults.clear()
    }
    expect(client.session.get().status).toBe('signedIn')
  })

  test('behavior: what fetch says of a failure is not passed on [C16]', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const token = await client.getAccessToken()
    world.interceptAll('/userInfo', () => {
      throw new TypeError(`Failed to fetch with Bearer ${token}`)
    })
    const error = await failure(getUserInfo(client))
    expect(error.code).toBe('network')
    expect(error.cause).toBeUndefined()
  })

  test('behavior: nothing of oidc-client-ts or of a password grant is exported [C3, C13]', async () => {
    const names = Object.keys(await import('./index.ts')).join()
    expect(names).not.toMatch(
      /oidc|usermanager|signin(state|response)|password|implicit|silent|iframe/i,
    )
  })
})

test('behavior: a whole life leaves no entry behind but the end mark [P1.16, P2.11]', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  client.start()
  await client.getAccessToken({ forceRefresh: true })
  await signOut(client, { redirect: false })
  await eventually(() => expect(world.browser.local.keys()).toHaveLength(1))
  expect(tab.environment.webStorage.session?.keys()).toEqual([])
})
