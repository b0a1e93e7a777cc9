import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { CognitoClient } from '../client.ts'
import { createMemoryStorage } from '../testing/index.ts'
import { failure, printed } from '../testing-support/hygiene.ts'
import { app, createWorld, eventually, pause, type Tab } from '../testing-support/world.ts'
import { type SignInWithRedirectParameters, signInWithRedirect } from './signInWithRedirect.ts'
import { signOut } from './signOut.ts'

const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams)
const leaves = (tab: Tab) =>
  tab.environment.navigation.visits.filter(({ kind }) => kind === 'leave').map(({ url }) => url)

test('default: from a page to managed login and back to it, signed in', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  expect(client.session.get()).toMatchObject({
    status: 'signedIn',
    user: { email: 'ada@example.com' },
  })
  expect(client.callback.get()).toEqual({ status: 'done', returnTo: '/' })
  expect(tab.environment.navigation.visits.at(-1)).toEqual({ kind: 'replace', url: `${app}/` })
  expect(world.tokenRequests('authorization_code')).toHaveLength(1)
})

test('default: code flow with PKCE, state and nonce; the redirect URI as configured [C1, C3, C4, V5]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const url = new URL(await tab.goToSignIn(tab.load('/invoices')))
  expect(url.origin + url.pathname).toBe('https://auth.example.com/oauth2/authorize')
  const { state = '', nonce = '', code_challenge: challenge, ...rest } = queryOf(url.href)
  expect(rest).toEqual({
    response_type: 'code',
    client_id: 'app',
    redirect_uri: `${app}/callback`,
    scope: 'openid email profile',
    code_challenge_method: 'S256',
  })
  expect(state).toMatch(/^[\w.~-]{22,}$/)
  expect(nonce).toMatch(/^[\w.~-]{22,}$/)
  tab.load(await world.person.signIn(url.href)).start()
  await eventually(() => expect(world.tokenRequests('authorization_code')).toHaveLength(1))
  const form = world.tokenRequests('authorization_code')[0]?.form ?? {}
  expect(Object.keys(form).sort()).toEqual(
    ['client_id', 'code', 'code_verifier', 'grant_type', 'redirect_uri'].sort(),
  )
  expect(form.redirect_uri).toBe(`${app}/callback`)
  const hash = createHash('sha256')
    .update(form.code_verifier ?? '')
    .digest('base64url')
  expect(hash).toBe(challenge)
})

test('default: state, nonce and challenge are new every time [C1, C2]', async () => {
  const tab = createWorld().openTab()
  const values: unknown[] = []
  for (let time = 0; time < 5; time++) {
    const { state, nonce, code_challenge } = queryOf(await tab.goToSignIn(tab.load('/')))
    values.push(state, nonce, code_challenge)
  }
  expect(new Set(values).size).toBe(15)
})

const parameters: readonly (readonly [SignInWithRedirectParameters, Record<string, string>])[] = [
  [{ identityProvider: 'Google' }, { identity_provider: 'Google' }],
  [{ idpIdentifier: 'acme.example' }, { idp_identifier: 'acme.example' }],
  [{ loginHint: 'ada+1@example.com' }, { login_hint: 'ada+1@example.com' }],
  [{ lang: 'pt-BR' }, { lang: 'pt-BR' }],
  [{ prompt: 'login consent' }, { prompt: 'login consent' }],
  [{ resource: 'https://api.example.com/' }, { resource: 'https://api.example.com/' }],
  [{ acrValues: 'a b' }, { acr_values: 'a b' }],
  [{ acrValues: ['a', 'b'] }, { acr_values: 'a b' }],
  [{ maxAge: 0 }, { max_age: '0' }],
  [{ scopes: ['openid', 'phone'] }, { scope: 'openid phone' }],
]
test.each(parameters)('parameters: %o', async (given, expected) => {
  const tab = createWorld().openTab()
  expect(queryOf(await tab.goToSignIn(tab.load('/'), given))).toMatchObject(expected)
})

test('parameters: all that is left out stays out of the URL [C11]', async () => {
  const tab = createWorld().openTab()
  const client = tab.load('/', { scopes: ['openid'] })
  const query = queryOf(await tab.goToSignIn(client, { loginHint: undefined, maxAge: undefined }))
  expect(query.scope).toBe('openid')
  expect(Object.keys(query)).toHaveLength(8)
})

test('parameters: signUp opens the sign-up page with the same request', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const url = await tab.goToSignIn(tab.load('/'), { signUp: true, lang: 'de' })
  expect(new URL(url).pathname).toBe('/signup')
  expect(queryOf(url)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    lang: 'de',
  })
  expect((await world.person.open(url)).html).toContain('<form')
})

test('parameters: scopes without openid are refused before leaving', async () => {
  const tab = createWorld().openTab()
  const error = await failure(signInWithRedirect(tab.load('/'), { scopes: ['email'] }))
  expect(error.code).toBe('invalidParameter')
  expect(error.message).toContain('`scopes`')
  expect(leaves(tab)).toEqual([])
})

test('parameters: an absolute redirect URI is sent byte for byte [C4]', async () => {
  const tab = createWorld().openTab()
  const redirectUri = 'https://APP.example.com:443/callback?x=%7E'
  const client = tab.load('/', { redirectUri })
  expect(queryOf(await tab.goToSignIn(client)).redirect_uri).toBe(redirectUri)
})

/** Where a sign-in with that `returnTo` would lead, seen from its callback. */
async function returnToOf(tab: Tab, client: CognitoClient, returnTo?: string): Promise<string> {
  const url = await tab.goToSignIn(client, { returnTo })
  const state = new URL(url).searchParams.get('state')
  const back = tab.load(`/callback?error=access_denied&state=${state}`)
  back.start()
  await eventually(() => expect(back.callback.get().status).toBe('failed'))
  return back.callback.get().returnTo ?? 'nowhere'
}

test('parameters: returnTo defaults to the current path, query and fragment [P1.20, P2.7]', async () => {
  const tab = createWorld().openTab()
  const path = '/invoices/7?sort=date&q=a%20b#row-3'
  expect(await returnToOf(tab, tab.load(path))).toBe(path)
})

test('parameters: returnTo from the callback page itself is the start page', async () => {
  const tab = createWorld().openTab()
  expect(await returnToOf(tab, tab.load('/callback?x=1'))).toBe('/')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\u0000//evil.example',
  ' //evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example/',
  'https://evil.example/',
  'https:/evil.example/',
  'https:evil.example/',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,x',
  'blob:https://app.example.com/1',
  'invoices',
  '',
  '?a',
  '#a',
])('behavior: returnTo %j leads to the start page [V11]', async (returnTo) => {
  const tab = createWorld().openTab()
  expect(await returnToOf(tab, tab.load('/a'), returnTo)).toBe('/')
})

test('behavior: returnTo never leaves the origin, and a good one is kept [V11, P1.20]', async () => {
  const tab = createWorld().openTab()
  const piece = fc.constantFrom(
    ...['/', '\\', '.', '..', '%2f', '%5c', '@', ':', '?', '#', '\t', '\n', '\r', ' ', '\u0000'],
    ...['evil.example', 'https:', 'javascript:', 'a', 'é', '😀', '\u2028', '\ud800', '\u007f'],
  )
  const hostile = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((all) => all.join('')),
    fc.string(),
  )
  const path = fc.webUrl({ withFragments: true, withQueryParameters: true }).map((text) => {
    const { pathname, search, hash } = new URL(text)
    return pathname.replace(/^\/+/, '/') + search + hash
  })
  await fc.assert(
    fc.asyncProperty(hostile, async (returnTo) => {
      const answer = await returnToOf(tab, tab.load('/a'), returnTo)
      for (const base of [`${app}/`, `${app}/deep/callback?code=1`]) {
        expect(new URL(answer, base).origin).toBe(app)
        expect(new URL(answer, base).pathname).not.toMatch(/^\/\//)
      }
      expect([returnTo, '/']).toContain(answer)
    }),
    { numRuns: 200 },
  )
  await fc.assert(
    fc.asyncProperty(path, async (returnTo) => {
      expect(await returnToOf(tab, tab.load('/a'), returnTo)).toBe(returnTo)
    }),
    { numRuns: 50 },
  )
}, 60_000)

test('behavior: two clicks are one sign-in [P2.5]', async () => {
  const tab = createWorld().openTab()
  const client = tab.load('/')
  void signInWithRedirect(client)
  void signInWithRedirect(client)
  await tab.left()
  await pause(20)
  expect(leaves(tab)).toHaveLength(1)
  expect(tab.environment.webStorage.session?.keys()).toHaveLength(1)
})

test('behavior: Back from the login page settles the promise, and one can sign in again [P1.21, P1.24]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  const client = tab.load('/')
  client.start()
  const settled = vi.fn()
  void signInWithRedirect(client).then(settled)
  await tab.left()
  await pause(20)
  expect(settled).not.toHaveBeenCalled()
  tab.environment.lifecycle.fire('restored')
  await eventually(() => expect(settled).toHaveBeenCalledOnce())
  expect(client.session.get()).toEqual({ status: 'signedOut' })
  const answer = await world.person.signIn(await tab.goToSignIn(client))
  const next = tab.load(answer)
  next.start()
  await eventually(() => expect(next.session.get().status).toBe('signedIn'))
})

test('behavior: it is refused while a sign-out is leaving', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  void signOut(client)
  const error = await failure(signInWithRedirect(client))
  expect(error).toMatchObject({ code: 'signingOut', retryable: true })
  expect(new URL(await tab.left()).pathname).toBe('/logout')
})

test('behavior: it is refused inside a frame, unless allowed [V12]', async () => {
  const tab = createWorld().openTab()
  tab.environment.navigation.isFramed = true
  const error = await failure(signInWithRedirect(tab.load('/')))
  expect(error.code).toBe('framed')
  expect(leaves(tab)).toEqual([])
  expect(await tab.goToSignIn(tab.load('/', { allowFrame: true }))).toContain('/oauth2/authorize')
})

test('behavior: a redirect URI on another origin than the page is refused, with both named', async () => {
  const tab = createWorld().openTab()
  const client = tab.load('/', { redirectUri: 'https://www.example.com/callback' })
  const error = await failure(signInWithRedirect(client))
  expect(error.code).toBe('redirectOriginMismatch')
  expect(error.message).toContain('https://www.example.com')
  expect(error.message).toContain(app)
  expect(leaves(tab)).toEqual([])
})

test.each(['domain', 'redirectUri'] as const)(
  'behavior: without %s it says what is missing',
  async (option) => {
    const tab = createWorld().openTab()
    const error = await failure(signInWithRedirect(tab.load('/', { [option]: undefined })))
    expect(error.code).toBe('configInvalid')
    expect(error.message).toContain(`\`${option}\``)
  },
)

test('behavior: where the browser forbids storage it fails before leaving, and says so', async () => {
  const tab = createWorld({ allowsStorage: false }).openTab()
  const error = await failure(signInWithRedirect(tab.load('/')))
  expect(error.code).toBe('storageUnavailable')
  expect(leaves(tab)).toEqual([])
  printed()
})

test('behavior: where the storage is full it fails before leaving', async () => {
  const world = createWorld()
  world.browser.storageQuota = 0
  const tab = world.openTab()
  expect((await failure(signInWithRedirect(tab.load('/')))).code).toBe('storageUnavailable')
  expect(leaves(tab)).toEqual([])
  printed()
})

test.each(['absent', 'full'])(
  'behavior: where sessionStorage is %s it fails before leaving',
  async (how) => {
    const tab = createWorld().openTab()
    const full = {
      ...createMemoryStorage(),
      setItem: () => {
        throw new DOMException('', 'QuotaExceededError')
      },
    }
    const webStorage = { ...tab.environment.webStorage, session: how === 'full' ? full : undefined }
    const client = tab.load('/', { environment: { webStorage } })
    expect((await failure(signInWithRedirect(client))).code).toBe('storageUnavailable')
    expect(leaves(tab)).toEqual([])
  },
)

test('behavior: abandoned sign-ins leave at most ten entries behind, without a token [P1.16, V10]', async () => {
  const tab = createWorld().openTab()
  for (let time = 0; time < 25; time++) await tab.goToSignIn(tab.load('/'))
  expect(tab.environment.webStorage.session?.keys()).toHaveLength(10)
  expect(tab.environment.webStorage.local?.keys()).toEqual([])
})

test('behavior: abandoned sign-ins are swept at the next start, once they are too old [P1.16, V10]', async () => {
  const world = createWorld()
  const tab = world.openTab()
  for (let time = 0; time < 3; time++) await tab.goToSignIn(tab.load('/'))
  world.sleep(601)
  tab.load('/').start()
  await eventually(() => expect(tab.environment.webStorage.session?.keys()).toEqual([]))
})

test('behavior: an abandoned sign-in holds up nobody, here or in another tab [P2.4, P1.24]', async () => {
  const world = createWorld()
  const { tab } = await world.signedIn()
  await tab.goToSignIn(tab.load('/'))
  const here = tab.load('/')
  const there = world.openTab().load('/')
  for (const client of [here, there]) {
    expect(client.session.get().status).toBe('signedIn')
    expect(await client.getAccessToken()).toMatch(/^ey/)
  }
})

test('behavior: somebody who is signed in already may sign in again [P2.26]', async () => {
  const world = createWorld()
  const { tab, client } = await world.signedIn()
  const url = await tab.goToSignIn(client, { prompt: 'login' })
  expect(queryOf(url).prompt).toBe('login')
})

test('behavior: a page without WebCrypto is told that it needs a secure context', async () => {
  const tab = createWorld().openTab()
  const { subtle: _, ...insecure } = {
    subtle: 0,
    getRandomValues: crypto.getRandomValues.bind(crypto),
  }
  vi.stubGlobal('crypto', insecure)
  const error = await failure(signInWithRedirect(tab.load('/'))).finally(() =>
    vi.unstubAllGlobals(),
  )
  expect(error.code).toBe('configInvalid')
  expect(error.message).toContain('secure context')
})

test('behavior: no cookie is ever written [C8]', async () => {
  const written = vi.fn()
  vi.stubGlobal('document', Object.defineProperty({}, 'cookie', { set: written, get: () => '' }))
  try {
    const { client, tab } = await createWorld().signedIn()
    void signOut(client)
    await tab.left()
  } finally {
    vi.unstubAllGlobals()
  }
  expect(written).not.toHaveBeenCalled()
})
