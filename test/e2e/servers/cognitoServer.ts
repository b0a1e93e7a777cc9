import { createMockCognito, type MockCognito, type MockCognitoOptions } from '@cognito-kit/mock'
import { createMockServer } from '@cognito-kit/mock/node'

/** A mocked Cognito on a port of its own, in this process. */
export interface CognitoServer {
  readonly url: string
  /** The mock of the present test. */
  readonly mock: MockCognito
  /** Headers to send with every page, beside the usual ones. */
  headers: Record<string, string>
  /** What was handed out and may appear in no URL but its own. */
  readonly tokens: Set<string>
  readonly codes: Set<string>
  /** Runs something when the next request for a path arrives, before it is answered. */
  beforeNext: (path: string, action: () => void | Promise<void>) => void
  /** Starts over with a new mock. */
  reset: (options: MockCognitoOptions) => void
  close: () => Promise<void>
}

/** @param initial - what it is until the first `reset` */
export async function cognitoServer(initial: MockCognitoOptions): Promise<CognitoServer> {
  let mock = createMockCognito(initial)
  const tokens = new Set<string>()
  const codes = new Set<string>()
  const actions = new Map<string, () => void | Promise<void>>()

  async function fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const action = actions.get(pathname)
    actions.delete(pathname)
    await action?.()
    const response = await mock.fetch(request)
    await remember(response)
    const headers = new Headers(response.headers)
    for (const [name, value] of Object.entries(cognito.headers)) headers.set(name, value)
    const { status } = response
    return new Response(response.body, { status, headers })
  }

  async function remember(response: Response): Promise<void> {
    const location = response.headers.get('location')
    const code = location && URL.parse(location)?.searchParams.get('code')
    if (code) codes.add(code)
    if (!response.headers.get('content-type')?.startsWith('application/json')) return
    const body: Record<string, unknown> = await response.clone().json()
    for (const [name, value] of Object.entries(body)) {
      if (name.endsWith('_token')) tokens.add(String(value))
    }
  }

  const server = await createMockServer({ ...mock, fetch }, { port: 0, control: false })
  const cognito: CognitoServer = {
    url: server.url,
    get mock() {
      return mock
    },
    headers: {},
    tokens,
    codes,
    beforeNext: (path, action) => actions.set(path, action),
    reset(options) {
      mock = createMockCognito(options)
      cognito.headers = {}
      tokens.clear()
      codes.clear()
      actions.clear()
    },
    close: server.close,
  }
  return cognito
}
