import { describe, expect, test } from 'vitest'
import { type Forgery, forge } from '../testing-support/forge.ts'
import { failure } from '../testing-support/hygiene.ts'
import { createWorld, eventually, userPoolId } from '../testing-support/world.ts'

type Claims = Record<string, unknown>
const set = (changes: Claims) => (claims: Claims) => ({ ...claims, ...changes })
const later = (seconds: number) => (claims: Claims) => ({
  ...claims,
  iat: Number(claims.iat) + seconds,
  exp: Number(claims.exp) + seconds,
})

/** A redirect sign-in whose tokens are not what they should be. */
async function signInWith(forgery: Forgery, config = {}) {
  const world = createWorld()
  const tab = world.openTab()
  const answer = await world.person.signIn(await tab.goToSignIn(tab.load('/', config)))
  world.intercept('/token', forge(forgery))
  const client = tab.load(answer, config)
  client.start()
  await eventually(() => expect(['done', 'failed']).toContain(client.callback.get().status))
  return { client, error: client.callback.get().error, world, tab }
}

const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`
const updated = issuer.replace('cognito-idp', 'issuer-cognito-idp')

const wrong: readonly (readonly [what: string, check: string, forgery: Forgery])[] = [
  [
    'iss of another pool [V1]',
    'iss',
    { id: set({ iss: `${issuer}2` }), access: set({ iss: `${issuer}2` }) },
  ],
  ['iss of the ID token alone [V1]', 'iss', { id: set({ iss: updated }) }],
  ['iss of the access token alone [V1]', 'iss', { access: set({ iss: `${issuer}2` }) }],
  ['no iss [V1]', 'iss', { id: set({ iss: undefined }), access: set({ iss: undefined }) }],
  [
    'iss with a slash at its end [V1]',
    'iss',
    { id: set({ iss: `${issuer}/` }), access: set({ iss: `${issuer}/` }) },
  ],
  ['aud of another client [V2]', 'aud', { id: set({ aud: 'other' }) }],
  ['no aud [V2]', 'aud', { id: set({ aud: undefined }) }],
  ['an empty aud [V2]', 'aud', { id: set({ aud: [] }) }],
  ['several aud without azp [V2]', 'aud', { id: set({ aud: ['app', 'other'] }) }],
  ['azp of another client [V2]', 'azp', { id: set({ azp: 'other' }) }],
  ['client_id of another client [V2]', 'client_id', { access: set({ client_id: 'other' }) }],
  ['no client_id [V2]', 'client_id', { access: set({ client_id: undefined }) }],
  ['no exp [V3]', 'exp', { id: set({ exp: undefined }) }],
  ['exp as text [V3]', 'exp', { id: set({ exp: 'tomorrow' }) }],
  ['exp before iat [V3]', 'exp', { id: (claims) => ({ ...claims, exp: Number(claims.iat) - 1 }) }],
  [
    'a lifetime over a day [V3]',
    'exp',
    { access: (claims) => ({ ...claims, exp: Number(claims.iat) + 86_401 }) },
  ],
  ['no iat [V4]', 'iat', { id: set({ iat: undefined }) }],
  ['iat 6 s apart [V4]', 'iat', { access: later(6) }],
  ['another nonce [V5]', 'nonce', { id: set({ nonce: 'replayed' }) }],
  ['no nonce [V5]', 'nonce', { id: set({ nonce: undefined }) }],
  ['an access token for an ID token [V6]', 'token_use', { id: set({ token_use: 'access' }) }],
  ['an ID token for an access token [V6]', 'token_use', { access: set({ token_use: 'id' }) }],
  ['no token_use [V6]', 'token_use', { id: set({ token_use: undefined }) }],
  ['alg none [V7]', 'alg', { header: set({ alg: 'none' }) }],
  ['alg HS256 [V7]', 'alg', { header: set({ alg: 'HS256' }) }],
  ['no alg [V7]', 'alg', { header: set({ alg: undefined }) }],
  ['no sub [V8]', 'sub', { id: set({ sub: undefined }), access: set({ sub: undefined }) }],
  ['an empty sub [V8]', 'sub', { id: set({ sub: '' }), access: set({ sub: '' }) }],
  ['a sub that is a number [V8]', 'sub', { id: set({ sub: 7 }), access: set({ sub: 7 }) }],
  ['another sub in the access token [V8]', 'sub', { access: set({ sub: 'mallory' }) }],
]

describe('a sign-in [P1.6]', () => {
  test.each(wrong)('behavior: %s signs nobody in', async (_, check, forgery) => {
    const { client, error, tab } = await signInWith(forgery)
    expect(error).toMatchObject({ code: 'tokenInvalid', retryable: false })
    expect(error?.message).toContain(check)
    expect(client.session.get()).toEqual({ status: 'signedOut' })
    expect(tab.environment.webStorage.local?.getItem('cognito-kit.app')).toBeNull()
    expect(tab.load('/').session.get()).toEqual({ status: 'signedOut' })
  })

  const right: readonly (readonly [what: string, forgery: Forgery])[] = [
    ['the updated issuer [V1]', { id: set({ iss: updated }), access: set({ iss: updated }) }],
    ['one aud in an array [V2]', { id: set({ aud: ['app'] }) }],
    ['azp of this client [V2]', { id: set({ aud: ['app', 'other'], azp: 'app' }) }],
    ['iat 5 s apart [V4]', { access: later(5) }],
    ['an unknown claim', { id: set({ 'custom:a': '1', future: { x: 1 } }) }],
    ['aud in the access token (RFC 8707)', { access: set({ aud: 'https://api.example.com/' }) }],
    ['a sub that is no UUID', { id: set({ sub: 'x' }), access: set({ sub: 'x' }) }],
  ]
  test.each(right)('behavior: %s is fine', async (_, forgery) => {
    const { client, error } = await signInWith(forgery)
    expect(error).toBeUndefined()
    expect(client.session.get().status).toBe('signedIn')
  })

  test('parameters: issuer narrows down what is accepted [V1]', async () => {
    const forgery = { id: set({ iss: updated }), access: set({ iss: updated }) }
    expect((await signInWith(forgery, { issuer })).error?.code).toBe('tokenInvalid')
    expect((await signInWith(forgery, { issuer: updated })).error).toBeUndefined()
  })

  const odd: readonly (readonly [what: string, forgery: Forgery])[] = [
    ['no ID token', { answer: ({ id_token: _, ...rest }) => rest }],
    ['no access token', { answer: ({ access_token: _, ...rest }) => rest }],
    ['a number for a token', { answer: (answer) => ({ ...answer, id_token: 7 }) }],
    ['text for a token', { answer: (answer) => ({ ...answer, id_token: 'not a token' }) }],
    ['claims that are an array', { answer: (answer) => ({ ...answer, id_token: 'e30.W10.e30' }) }],
    ['claims that are no JSON', { answer: (answer) => ({ ...answer, id_token: 'e30.eA.e30' }) }],
    ['an array', { answer: () => [] }],
    ['null', { answer: () => null }],
  ]
  test.each(odd)('behavior: %s in the answer signs nobody in', async (_, forgery) => {
    const { client, error } = await signInWith(forgery)
    expect(['tokenInvalid', 'responseInvalid']).toContain(error?.code)
    expect(client.session.get()).toEqual({ status: 'signedOut' })
  })

  test('behavior: an answer without a refresh token signs in until the tokens expire', async () => {
    const { client, world } = await signInWith({ answer: ({ refresh_token: _, ...rest }) => rest })
    expect(client.session.get().status).toBe('signedIn')
    world.sleep(3700)
    expect((await failure(client.getAccessToken())).code).toBe('sessionExpired')
    expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'expired' })
    expect(world.tokenRequests('refresh_token')).toEqual([])
  })

  test('behavior: claims in any script are read [P2.16]', async () => {
    const name = 'Ада 愛 😀 \u0000 "\\'
    const { client } = await signInWith({ id: set({ name }) })
    expect(client.session.get().user?.name).toBe(name)
  })

  test('behavior: the user has no claim of the protocol; the session has the scopes', async () => {
    const { client } = await signInWith({})
    const { user, scopes } = client.session.get()
    expect(Object.keys(user ?? {}).sort()).toEqual(
      ['cognito:groups', 'cognito:username', 'email', 'email_verified', 'name', 'sub'].sort(),
    )
    expect(scopes).toEqual(['openid', 'email', 'profile'])
  })
})

describe('a refresh', () => {
  async function refreshWith(forgery: Forgery) {
    const world = createWorld()
    const { client, tab } = await world.signedIn()
    world.intercept('/token', forge(forgery), forge(forgery))
    const before = await client.getIdToken()
    const outcome = client.getAccessToken({ forceRefresh: true })
    return { world, client, tab, before, outcome }
  }

  const inSignInOnly = ['another nonce', 'no nonce']
  const same = wrong.filter(([what]) => !inSignInOnly.some((start) => what.startsWith(start)))
  test.each([
    ...same,
    ['another user [V8]', 'sub', { id: set({ sub: 'mallory' }), access: set({ sub: 'mallory' }) }],
  ] as typeof wrong)('behavior: %s changes nothing and ends nothing', async (_, check, forgery) => {
    const { client, outcome, before, tab } = await refreshWith(forgery)
    const error = await failure(outcome)
    expect(error.code).toBe('tokenInvalid')
    expect(error.message).toContain(check)
    expect(client.session.get()).toMatchObject({ status: 'signedIn', user: { name: 'Ada' } })
    expect(await client.getIdToken()).toBe(before)
    expect(await tab.load('/').getIdToken()).toBe(before)
  })

  test('behavior: a refreshed ID token needs no nonce [V5]', async () => {
    const { outcome } = await refreshWith({ id: set({ nonce: undefined }) })
    expect(await outcome).toMatch(/^ey/)
  })

  test('behavior: new claims reach the session; the user stays the same object otherwise [P2.21]', async () => {
    const world = createWorld()
    const { client } = await world.signedIn()
    const { user, scopes } = client.session.get()
    const session = client.session.get()
    await client.getAccessToken({ forceRefresh: true })
    expect(client.session.get()).toBe(session)
    world.mock.users.setAttributes('ada', { name: 'Ada L.' })
    await client.getAccessToken({ forceRefresh: true })
    expect(client.session.get().user).not.toBe(user)
    expect(client.session.get().user?.name).toBe('Ada L.')
    expect(client.session.get().scopes).toBe(scopes)
  })
})
