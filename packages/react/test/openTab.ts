import { type Navigate, signInWithRedirect } from '@cognito-kit/core'
import {
  createTestBrowser,
  createTestClient,
  type TestBrowser,
  type TestClient,
  type TestEnvironment,
} from '@cognito-kit/core/testing'
import type { MockCognito } from '@cognito-kit/mock'
import { ada } from './createPool.ts'

/** One tab of a browser in memory, with a mocked Cognito on the network. */
export interface Tab {
  readonly environment: TestEnvironment
  /** Loads a page: another client over the same storage. */
  load(href?: string, options?: { navigate?: Navigate }): TestClient
  /** Where the tab left for, in order. */
  left(): string[]
}

export function openTab(mock: MockCognito, browser: TestBrowser = createTestBrowser()): Tab {
  const environment = browser.openTab({
    fetch: (input, init) => mock.fetch(new Request(input, init)),
  })
  const { navigation } = environment
  return {
    environment,
    load(href = 'https://app.example.com/', { navigate = () => {} } = {}) {
      navigation.href = href
      return createTestClient({ environment, storage: 'local', navigate })
    },
    left: () => navigation.visits.filter(({ kind }) => kind === 'leave').map(({ url }) => url),
  }
}

/** Signs in for real, through the pages of the mock, and loads the page that comes after. */
export async function signedIn(
  tab: Tab,
  mock: MockCognito,
  who: typeof ada = ada,
): Promise<TestClient> {
  void signInWithRedirect(tab.load(), { returnTo: '/' })
  const answer = await signInAt(mock, await nextLeave(tab), who)
  const client = tab.load(answer)
  await client.ready()
  await until(() => client.callback.get().status === 'done')
  return client
}

/** Waits until the tab has left for another page, and says which. */
export async function nextLeave(tab: Tab, count = 1): Promise<string> {
  await until(() => tab.left().length >= count)
  return tab.left()[count - 1] ?? ''
}

async function until(isSo: () => boolean): Promise<void> {
  for (let round = 0; round < 400; round++) {
    if (isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('That did not happen within 2 seconds.')
}

/** Fills in the login page that an authorize URL leads to, and says where it leads back to. */
export async function signInAt(
  mock: MockCognito,
  url: string,
  who: typeof ada = ada,
): Promise<string> {
  const cookies = new Map<string, string>()
  const visit = async (target: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const onSetCookie = (line: string) => {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const response = await mock.fetch(new Request(target, init), { cookie, onSetCookie })
    const location = response.headers.get('location')
    if (!location) return Object.defineProperty(response, 'url', { value: target })
    const next = new URL(location, target)
    if (next.origin === new URL(target).origin) return visit(next.href)
    return Object.defineProperty(Response.json({}), 'url', { value: next.href })
  }
  const page = await visit(url)
  const form = new DOMParser().parseFromString(await page.text(), 'text/html').forms[0]
  const fields = new URLSearchParams({ username: who.username, password: who.password })
  for (const input of form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? []) {
    fields.set(input.name, input.value)
  }
  const body = fields.toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const action = new URL(form?.getAttribute('action') ?? '', page.url).href
  return (await visit(action, { method: 'POST', body, headers })).url
}
