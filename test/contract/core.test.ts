import {
  type CognitoClient,
  createCognitoClient,
  getUserInfo,
  isCognitoError,
  retryCallback,
  type SignInWithRedirectParameters,
  signInWithPopup,
  signInWithRedirect,
  signOut,
} from '@cognito-kit/core'
import {
  createTestBrowser,
  type TestBrowser,
  type TestEnvironment,
} from '@cognito-kit/core/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type OidcProvider, startOidcProvider } from './startOidcProvider.ts'

const app = 'https://app.example.com'
let server: OidcProvider

beforeAll(async () => {
  // It says that it keeps everything in memory, which is what a test wants.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  server = await startOidcProvider(`${app}/callback`, `${app}/`)
  warn.mockRestore()
})

afterAll(() => server.close())

/** A browser with its cookies, a tab and the network. */
interface Visitor {
  readonly browser: TestBrowser
  readonly tab: TestEnvironment
  load(path: string, clientId?: string): CognitoClient
  /** Follows a URL until it leads back to the app. */
  follow(url: string): Promise<string>
  /** Signs in by redirect and answers the client on the callback page, not started. */
  comeBack(parameters?: SignInWithRedirectParameters, clientId?: string): Promise<CognitoClient>
  /** The `fetch` of every page, which writes down what it sends. */
  readonly fetch: TestEnvironment['fetch']
  readonly requests: readonly { readonly path: string; readonly form: URLSearchParams }[]
  /** Loses the answer of the next request to the token endpoint. */
  loseNextAnswer(): void
}

function createVisitor(): Visitor {
  const browser = createTestBrowser()
  const cookies = new Map<string, string>()
  const requests: { path: string; form: URLSearchParams }[] = []
  let losesNext = false
  const fetchOfPage = async (input: string | Request, init?: RequestInit) => {
    const request = new Request(input, init)
    const { pathname: path } = new URL(request.url)
    requests.push({ path, form: new URLSearchParams(await request.clone().text()) })
    const response = await fetch(input, init)
    if (!losesNext) return response
    losesNext = false
    throw new TypeError('Failed to fetch')
  }
  const tab = browser.openTab({ href: `${app}/`, fetch: fetchOfPage })

  async function follow(start: string): Promise<string> {
    let url = start
    let body: URLSearchParams | undefined
    for (let hops = 0; hops < 20; hops++) {
      if (!url.startsWith(server.issuer)) return url
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
      const method = body ? 'POST' : 'GET'
      const response = await fetch(url, {
        method,
        redirect: 'manual',
        headers: { cookie },
        ...(body && { body }),
      })
      for (const header of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
        if (value) cookies.set(name, value)
        else cookies.delete(name)
      }
      const location = response.headers.get('location')
      const html = location ? '' : await response.text()
      if (!location && response.status >= 400) throw new Error(`${response.status}: ${html}`)
      const [, action = ''] = /<form[^>]*action="([^"]*)"/.exec(html) ?? []
      const fields = [...html.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)]
      body = location
        ? undefined
        : new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]))
      url = new URL(location ?? action, url).href
    }
    throw new Error('The server redirects in a circle.')
  }

  const visitor: Visitor = {
    browser,
    tab,
    requests,
    fetch: fetchOfPage,
    follow,
    load(path, clientId = 'app') {
      tab.navigation.href = app + path
      // A page has a navigation of its own, by which its clients know each other.
      const environment = { ...tab, navigation: Object.create(tab.navigation) }
      return createCognitoClient({
        issuer: server.issuer,
        domain: server.issuer,
        clientId,
        redirectUri: '/callback',
        logoutUri: '/',
        environment,
      })
    },
    async comeBack(parameters, clientId) {
      const before = tab.navigation.visits.length
      void signInWithRedirect(visitor.load('/', clientId), parameters)
      const url = await eventually(() => {
        const visit = tab.navigation.visits.slice(before).find(({ kind }) => kind === 'leave')
        if (!visit) throw new Error('The page has not been left.')
        return visit.url
      })
      const { pathname, search } = new URL(await follow(url))
      return visitor.load(pathname + search, clientId)
    },
    loseNextAnswer() {
      losesNext = true
    },
  }
  return visitor
}

const eventually = <result>(check: () => result) => vi.waitFor(check, { timeout: 15_000 })

async function failureOf(promise: Promise<unknown>) {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!isCognitoError(error)) throw new Error('It did not fail as it should.')
  return error
}

/** The refresh tokens that a browser sent. */
const refreshes = ({ requests }: Visitor) =>
  requests
    .filter(({ form }) => form.get('grant_type') === 'refresh_token')
    .map(({ form }) => form.get('refresh_token'))

async function settled(client: CognitoClient) {
  client.start()
  await eventually(() => expect(['done', 'failed']).toContain(client.callback.get().status))
  return client.callback.get()
}

test('default: a redirect sign-in, with the response iss that this server always sends', async () => {
  const visitor = createVisitor()
  const client = await visitor.comeBack({ returnTo: '/invoices' })
  expect(await client.ready()).toMatchObject({
    status: 'signedIn',
    user: { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada' },
    scopes: ['openid', 'email', 'profile'],
  })
  expect(await settled(client)).toEqual({ status: 'done', returnTo: '/invoices' })
  expect(visitor.tab.navigation.href).toBe(`${app}/callback`)
  expect(visitor.load('/').session.get().status).toBe('signedIn')
})

test('default: userInfo', async () => {
  const client = await createVisitor().comeBack({ loginHint: 'bob' })
  await client.ready()
  expect(await getUserInfo(client)).toEqual({
    sub: 'bob',
    username: 'bob',
    email: 'bob@example.com',
    email_verified: false,
    name: 'Bob',
  })
})

test('parameters: scopes are what was asked for', async () => {
  const client = await createVisitor().comeBack({ scopes: ['openid', 'email'] })
  expect(await client.ready()).toMatchObject({ scopes: ['openid', 'email'] })
  expect(client.session.get().user?.name).toBeUndefined()
})

test.each([
  ['app', 1],
  ['rotating', 3],
])('behavior: %s refreshes three times, for twenty callers each', async (clientId, tokens) => {
  const visitor = createVisitor()
  const client = await visitor.comeBack({}, clientId)
  await client.ready()
  const seen = new Set([await client.getAccessToken()])
  for (let time = 0; time < 3; time++) {
    const calls = Array.from({ length: 20 }, () => client.getAccessToken({ forceRefresh: true }))
    for (const token of await Promise.all(calls)) seen.add(token)
  }
  expect(seen.size).toBe(4)
  expect(refreshes(visitor)).toHaveLength(3)
  expect(new Set(refreshes(visitor)).size).toBe(tokens)
  expect(client.session.get()).toMatchObject({ status: 'signedIn', user: { sub: 'ada' } })
})

test('behavior: ten tabs share one refresh of a rotating token', async () => {
  const visitor = createVisitor()
  await (await visitor.comeBack({}, 'rotating')).ready()
  const tabs = Array.from({ length: 10 }, () =>
    visitor.browser.openTab({ href: `${app}/`, fetch: visitor.fetch }),
  )
  visitor.browser.clock.set(visitor.browser.clock.now() + 3600)
  const clients = tabs.map((environment) =>
    createCognitoClient({
      issuer: server.issuer,
      domain: server.issuer,
      clientId: 'rotating',
      environment,
    }),
  )
  const tokens = await Promise.all(clients.map((client) => client.getAccessToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(refreshes(visitor)).toHaveLength(1)
})

test('behavior: signing out revokes the refresh token and ends the session of the server', async () => {
  const visitor = createVisitor()
  const client = await visitor.comeBack({}, 'rotating')
  await client.ready()
  await client.getAccessToken({ forceRefresh: true })
  const stored = visitor.browser.local.getItem('cognito-kit.rotating') ?? ''
  const stolen = visitor.load('/', 'rotating')
  void signOut(client)
  const logout = await eventually(() => {
    const visit = visitor.tab.navigation.visits.at(-1)
    if (!visit?.url.includes('/logout')) throw new Error('The page has not been left.')
    return visit.url
  })
  await eventually(() => {
    expect(visitor.requests.map(({ path }) => path)).toContain('/oauth2/revoke')
  })
  expect(await visitor.follow(logout)).toMatch(/^https:\/\/app\.example\.com\/(\?|$)/)
  expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'signedOut' })
  expect(visitor.load('/', 'rotating').session.get().status).toBe('signedOut')
  // Who had copied the tokens before has nothing of them.
  const thief = createVisitor()
  thief.browser.local.setItem('cognito-kit.rotating', stored)
  const error = await failureOf(thief.load('/', 'rotating').getAccessToken({ forceRefresh: true }))
  expect(error.code).toBe('tokenRevoked')
  stolen.dispose()
  const again = await visitor.comeBack({ prompt: 'none' }, 'rotating')
  expect((await settled(again)).error?.code).toBe('loginRequired')
  expect(again.session.get()).toEqual({ status: 'signedOut' })
})

test('behavior: a rotated token that is used twice ends the session', async () => {
  const visitor = createVisitor()
  await (await visitor.comeBack({}, 'rotating')).ready()
  const thief = createVisitor()
  const stored = visitor.browser.local.getItem('cognito-kit.rotating') ?? ''
  thief.browser.local.setItem('cognito-kit.rotating', stored)
  await thief.load('/', 'rotating').getAccessToken({ forceRefresh: true })
  const client = visitor.load('/', 'rotating')
  expect((await failureOf(client.getAccessToken({ forceRefresh: true }))).code).toBe('tokenRevoked')
  expect(client.session.get()).toEqual({ status: 'signedOut', reason: 'revoked' })
})

test('behavior: the session of the server signs in without a question; prompt login asks', async () => {
  const visitor = createVisitor()
  await (await visitor.comeBack({ loginHint: 'bob' })).ready()
  const silent = await visitor.comeBack({ prompt: 'none' })
  expect((await settled(silent)).status).toBe('done')
  expect(silent.session.get().user?.sub).toBe('bob')
  const asked = await visitor.comeBack({ prompt: 'login', loginHint: 'ada' })
  expect((await settled(asked)).status).toBe('done')
  expect(asked.session.get().user?.sub).toBe('ada')
})

test.each([
  [{ prompt: 'none' }, 'loginRequired', 'login_required'],
  [{ loginHint: 'deny' }, 'accessDenied', 'access_denied'],
] as const)('behavior: %o ends with %s', async (parameters, code, error) => {
  const client = await createVisitor().comeBack(parameters)
  expect(await settled(client)).toMatchObject({ status: 'failed', error: { code, error } })
})

test('behavior: a code whose answer got lost is codeAlreadyUsed at the second try', async () => {
  const visitor = createVisitor()
  const client = await visitor.comeBack()
  visitor.loseNextAnswer()
  expect(await settled(client)).toMatchObject({ status: 'failed', error: { code: 'network' } })
  await retryCallback(client)
  expect(client.callback.get()).toMatchObject({
    status: 'failed',
    error: { code: 'codeAlreadyUsed' },
  })
  expect(client.session.get()).toEqual({ status: 'signedOut' })
})

test('behavior: a popup signs in', async () => {
  const visitor = createVisitor()
  const client = visitor.load('/')
  const outcome = signInWithPopup(client, { loginHint: 'bob' })
  const url = await eventually(() => {
    const visit = visitor.tab.navigation.visits.find(({ kind }) => kind === 'popup')
    if (!visit) throw new Error('The popup shows nothing.')
    return visit.url
  })
  const environment = visitor.browser.openTab({
    href: await visitor.follow(url),
    fetch: visitor.fetch,
  })
  const { issuer } = server
  createCognitoClient({
    issuer,
    domain: issuer,
    clientId: 'app',
    redirectUri: '/callback',
    environment,
  }).start()
  expect(await outcome).toMatchObject({ status: 'signedIn', user: { sub: 'bob' } })
})
