import { createMockCognito, type MockCognito, type MockRequest } from '@cognito-kit/mock'
import { vi } from 'vitest'
import {
  type SignInWithRedirectParameters,
  signInWithRedirect,
} from '../actions/signInWithRedirect.ts'
import {
  type CognitoClient,
  type CreateCognitoClientParameters,
  createCognitoClient,
} from '../client.ts'
import type { Channel, Environment } from '../env/environment.ts'
import {
  createTestBrowser,
  type TestBrowser,
  type TestBrowserOptions,
  type TestClock,
  type TestEnvironment,
} from '../testing/index.ts'
import { isSecret, note, noteAddresses } from './hygiene.ts'
import { ada, bob, type Credentials, createPerson, type Person } from './managedLogin.ts'

// A machine may be busy with other things; nothing here is about speed.
vi.setConfig({ testTimeout: 30_000 })

export type Config = Omit<Partial<CreateCognitoClientParameters>, 'environment'> & {
  /** Parts of the environment that are not as usual. */
  readonly environment?: Partial<Environment>
}

export const app = 'https://app.example.com'
export const userPoolId = 'eu-west-1_TestPool1'
const settings = {
  userPoolId,
  clientId: 'app',
  domain: 'auth.example.com',
  redirectUri: '/callback',
  logoutUri: '/',
} as const

/** Answers a request in place of Cognito; `pass` asks Cognito after all. */
export type Intercept = (
  request: Request,
  pass: () => Promise<Response>,
) => Response | Promise<Response>

/** A browser, the network and a Cognito, all at the test's command. */
export interface World {
  readonly mock: MockCognito
  readonly browser: TestBrowser
  readonly clock: TestClock
  readonly person: Person
  /** Seconds by which Cognito's clock is ahead of the device's. */
  ahead: number
  isOffline: boolean
  /** Answers the next request whose path ends so, in place of Cognito. */
  intercept(path: string, ...answers: readonly Intercept[]): void
  /** Answers every request whose path ends so, in place of Cognito. */
  interceptAll(path: string, answer: Intercept): void
  openTab(): Tab
  /** Lets time pass: timers fire, and requests are answered in between. */
  advance(seconds: number, step?: number): Promise<void>
  /** Lets time pass as on a device that is asleep: no timer hears of it. */
  sleep(seconds: number): void
  /** What arrived at the token endpoint, with that grant type. */
  tokenRequests(grantType: 'authorization_code' | 'refresh_token'): readonly MockRequest[]
  /** A tab with somebody signed in by redirect, on the page that the client is to know. */
  signedIn(config?: Config, as?: Credentials, tab?: Tab): Promise<SignedIn>
}

export interface SignedIn {
  readonly tab: Tab
  readonly client: CognitoClient
}

/** A tab of the browser: pages come and go in it, its `sessionStorage` stays. */
export interface Tab {
  readonly environment: TestEnvironment
  /** Loads a page: what was there before is gone, and its requests are never heard of again. */
  load(path: string, config?: Config): CognitoClient
  /** Another client on the same page. */
  add(config?: Config): CognitoClient
  /** Where the page was sent to since the last time that somebody asked. */
  left(): Promise<string>
  /** Starts a redirect sign-in on the page and answers the authorize URL. */
  goToSignIn(client: CognitoClient, parameters?: SignInWithRedirectParameters): Promise<string>
}

/** Settings of {@link createWorld}. */
export interface WorldOptions extends TestBrowserOptions {
  readonly mock?: Partial<Parameters<typeof createMockCognito>[0]>
  readonly providers?: Parameters<
    typeof createMockCognito
  >[0]['userPools'][number]['identityProviders']
  readonly preSignUp?: () => undefined
}

export function createWorld(options: WorldOptions = {}): World {
  const urls = {
    callbackUrls: [`${app}/callback`, `${app}/popup`, `${app}/`],
    logoutUrls: [`${app}/`, `${app}/goodbye`],
    allowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
  }
  const mock = createMockCognito({
    ...options.mock,
    userPools: [
      {
        id: userPoolId,
        domain: 'auth.example.com',
        clients: [
          { id: 'app', ...urls },
          { id: 'other', ...urls },
          { id: 'grace', ...urls, refreshTokenRotation: { retryGracePeriod: 60 } },
          { id: 'strict', ...urls, refreshTokenRotation: { retryGracePeriod: 0 } },
          { id: 'brief', ...urls, accessTokenValidity: 7200, idTokenValidity: 300 },
        ],
        users: [
          { ...ada, attributes: { email: 'ada@example.com', name: 'Ada' }, groups: ['admins'] },
          { ...bob, attributes: { email: 'bob@example.com', name: 'Bob' } },
        ],
        identityProviders: options.providers,
        triggers: options.preSignUp && { preSignUp: options.preSignUp },
      },
    ],
  })
  isSecret(ada.password, bob.password)
  const browser = createTestBrowser(options)
  const { clock } = browser
  const person = createPerson(mock)
  let queue: { path: string; answer: Intercept; isLasting: boolean }[] = []
  let inFlight = 0

  function syncClocks(): void {
    mock.clock.set(new Date((clock.now() + world.ahead) * 1000))
  }

  async function exchange(request: Request): Promise<Response> {
    if (world.isOffline) throw new TypeError('Failed to fetch')
    syncClocks()
    const { pathname } = new URL(request.url)
    const waiting = queue.find(({ path }) => pathname.endsWith(path))
    if (waiting && !waiting.isLasting) queue = queue.filter((one) => one !== waiting)
    const pass = async () => {
      const response = await mock.fetch(request.clone())
      // A network that went away takes the answer with it.
      if (world.isOffline) throw new TypeError('Failed to fetch')
      return response
    }
    return waiting ? waiting.answer(request.clone(), pass) : pass()
  }

  async function fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init)
    await listen(request.clone())
    inFlight++
    try {
      const response = await Promise.race([exchange(request), aborted(request.signal)])
      void listenToAnswer(response)
      return response
    } finally {
      inFlight--
    }
  }

  const world: World = {
    mock,
    browser,
    clock,
    person: {
      open(url) {
        syncClocks()
        return person.open(url)
      },
      async signIn(url, as) {
        syncClocks()
        const answer = await person.signIn(url, as)
        isSecret(new URL(answer).searchParams.get('code'))
        return answer
      },
    },
    ahead: 0,
    isOffline: false,
    intercept(path, ...answers) {
      queue.push(...answers.map((answer) => ({ path, answer, isLasting: false })))
    },
    interceptAll(path, answer) {
      queue.push({ path, answer, isLasting: true })
    },
    openTab: () => createTab(browser, fetch),
    async advance(seconds, step = 2) {
      for (let left = seconds; left > 0; left -= step) {
        await clock.advance(Math.min(step, left))
        for (let round = 0; inFlight && round < 20; round++) await pause(2)
        await pause(0)
      }
    },
    sleep: (seconds) => clock.set(clock.now() + seconds),
    tokenRequests: (grantType) =>
      mock.requests('token').filter(({ form }) => form?.grant_type === grantType),
    async signedIn(config = {}, as = {}, tab = world.openTab()) {
      const url = await tab.goToSignIn(tab.load('/', config))
      const client = tab.load(await world.person.signIn(url, as), config)
      client.start()
      await eventually(() => {
        const { status, error } = client.callback.get()
        if (status === 'failed') throw error
        if (status !== 'done') throw new Error(`The callback is ${status}.`)
      })
      return { tab, client }
    },
  }
  return world
}

interface Page {
  isGone: boolean
  readonly clients: CognitoClient[]
  readonly channels: Channel[]
  readonly navigation: TestEnvironment['navigation']
}

function createTab(browser: TestBrowser, fetch: TestEnvironment['fetch']): Tab {
  const environment = browser.openTab({ href: `${app}/` })
  const { navigation } = environment
  // A page has a navigation of its own, by which its clients know each other.
  const blank = (): Page => ({
    isGone: false,
    clients: [],
    channels: [],
    navigation: Object.create(navigation),
  })
  let page = blank()
  let seen = 0
  noteAddresses(() =>
    navigation.visits.filter(({ kind }) => kind !== 'rewrite').map(({ url }) => url),
  )

  const add = (config: Config = {}) => {
    const own = page
    const never = () => new Promise<never>(() => {})
    const environmentOfPage = {
      ...environment,
      navigation: own.navigation,
      fetch: (input: string | Request, init?: RequestInit) =>
        own.isGone
          ? never()
          : fetch(input, init).then(
              (response) => (own.isGone ? never() : response),
              (error: unknown) => (own.isGone ? never() : Promise.reject(error)),
            ),
      openChannel(name: string) {
        const channel = environment.openChannel(name)
        own.channels.push(channel)
        return channel
      },
      ...config.environment,
    }
    const client = createCognitoClient({
      ...settings,
      ...config,
      environment: environmentOfPage,
    } as CreateCognitoClientParameters)
    const look = () => {
      const { error } = client.callback.get()
      if (error) note(error)
    }
    client.callback.subscribe(look)
    look()
    page.clients.push(client)
    return client
  }

  const tab: Tab = {
    environment,
    add,
    load(path, config) {
      page.isGone = true
      for (const client of page.clients) client.dispose()
      for (const channel of page.channels) channel.close()
      page = blank()
      navigation.href = new URL(path, `${app}/`).href
      return add(config)
    },
    async left() {
      const visits = () => navigation.visits.filter(({ kind }) => kind === 'leave')
      await eventually(() => {
        if (visits().length <= seen) throw new Error('The page has not been left.')
      })
      seen = visits().length
      return visits().at(-1)?.url ?? ''
    },
    async goToSignIn(client, parameters) {
      const leaving = signInWithRedirect(client, parameters)
      // It may fail; it settles only when the page comes back.
      return Promise.race([tab.left(), leaving.then(() => new Promise<never>(() => {}))])
    },
  }
  return tab
}

async function listen(request: Request): Promise<void> {
  isSecret(request.headers.get('authorization')?.replace(/^Bearer /, ''))
  if (request.method === 'GET') return
  const form = new URLSearchParams(await request.text())
  for (const name of ['code', 'code_verifier', 'refresh_token', 'token']) isSecret(form.get(name))
}

async function listenToAnswer(response: Response): Promise<void> {
  if (response.bodyUsed || !response.headers.get('content-type')?.includes('json')) return
  try {
    const body = (await response.clone().json()) as Record<string, unknown>
    for (const name of ['id_token', 'access_token', 'refresh_token']) {
      const value = body[name]
      if (typeof value === 'string') isSecret(value)
    }
  } catch {
    // Not every answer is what it says.
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

/** Real milliseconds. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits until a check passes. */
export const eventually = <result>(check: () => result): Promise<result> =>
  vi.waitFor(check, { interval: 2, timeout: 15_000 })
