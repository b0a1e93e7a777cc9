import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createControl } from './control/createControl.ts'
import type { ControlGuardOptions } from './control/guard.ts'
import type { MockCognito } from './MockCognito.ts'
import { createListener } from './node/createListener.ts'
import { listen } from './node/listen.ts'

export interface MockServerOptions {
  /** `0` takes a free one. @default 9229 */
  port?: number | undefined
  /** With `localhost` it listens on 127.0.0.1 and, where there is one, on ::1. @default 'localhost' */
  host?: string | undefined
  /** The control surface under `/_mock`; `false` leaves it out. @default {} */
  control?: ControlGuardOptions | false | undefined
  /** Hears of every error that is no injected fault. The request gets status 500. @default console.error */
  onError?: ((error: unknown) => void) | undefined
}

export interface MockServer extends AsyncDisposable {
  /** e.g. `http://localhost:9229`, without a slash at the end. */
  url: string
  port: number
  /** Ends all connections, also those that hang, and stops listening. */
  close: () => Promise<void>
}

/**
 * Serves a mock over HTTP. Resolves when it listens.
 *
 * @throws an error that names the port and the option when the port is in use
 * @example
 * await using server = await createMockServer(createMockCognito(defaultOptions), { port: 0 })
 * await fetch(`${server.url}/oauth2/token`, { method: 'POST' })
 */
export async function createMockServer(
  mock: MockCognito,
  options: MockServerOptions = {},
): Promise<MockServer> {
  const { port = 9229, host = 'localhost', control = {}, onError = console.error } = options
  const listener = createListener({
    fetch: mock.fetch,
    control: control ? createControl(mock, control) : undefined,
    onError,
  })
  const servers = await listen(() => createServer(listener), port, host)
  const address = servers[0].address() as AddressInfo
  const close = async () => {
    await Promise.all(servers.map(closeServer))
  }
  const name = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${name}:${address.port}`,
    port: address.port,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
