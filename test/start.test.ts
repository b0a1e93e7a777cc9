import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const script = join(import.meta.dirname, '../scripts/start.mjs')
const running = new Set<ChildProcess>()

afterEach(() => {
  for (const { pid } of running) process.kill(-(pid as number), 'SIGKILL')
})

/** Runs the script as a terminal does: in a process group of its own. */
function start(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [script, '--no-storybook', ...args], {
    detached: true,
    // The empty pool id stands before whatever a `.env` of this machine says.
    env: { ...process.env, NO_COLOR: '1', VITE_COGNITO_USER_POOL_ID: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const exit = once(child, 'exit').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return {
    exit,
    output: () => output,
    ready: () => expect.poll(() => output, { timeout: 30_000 }).toContain('Ctrl-C ends everything'),
    interrupt: () => process.kill(-(child.pid as number), 'SIGINT'),
  }
}

function urlOf(row: string, output: string): string {
  return new RegExp(`${row} +(http://localhost:\\d+) `).exec(output)?.[1] ?? `no ${row}`
}

test('default: serves the demo app and the mock, says how to sign in, ends all at once', async () => {
  const { ready, output, interrupt, exit } = start(['--app-port', '0', '--mock-port', '0'])
  await ready()
  const app = urlOf('Demo app', output())
  const mock = urlOf('Mock Cognito', output())
  expect(output()).toContain('ada@example.com, Passw0rd!')

  const page = await fetch(`${app}/invoices`)
  expect(await page.text()).toContain('<div id="root">')
  const tanstack = await fetch(`${app}/tanstack/invoices`)
  expect(await tanstack.text()).toContain('/src/tanstack/main.tsx')
  const settings = await fetch(`${app}/src/userPools.ts`)
  expect(await settings.text()).toContain(mock)

  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'mockclient0000000000000000',
    redirect_uri: `${app}/callback`,
    scope: 'openid',
  })
  const login = await fetch(`${mock}/oauth2/authorize?${query}`)
  expect(login.status).toBe(200)
  expect(await login.text()).toContain('type="password"')

  interrupt()
  expect(await exit).toBe(0)
  for (const url of [app, mock]) await expect(fetch(url)).rejects.toThrow('fetch failed')
}, 60_000)

test.each(['app-port', 'mock-port'])(
  'behavior: a port in use is named with the option --%s',
  async (option) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const ports = { 'app-port': '0', 'mock-port': '0', [option]: String(port) }
    const { exit, output } = start(
      Object.entries(ports).flatMap(([name, value]) => [`--${name}`, value]),
    )
    expect(await exit).toBe(1)
    expect(output()).toContain(`Port ${port} is in use`)
    expect(output()).toContain(`npm start -- --${option} ${port + 1}`)
    other.close()
  },
  60_000,
)

test('behavior: with a real user pool there is no mock, and the table says so', async () => {
  const { ready, output, interrupt, exit } = start(['--app-port', '0', '--mock-port', '0'], {
    VITE_COGNITO_USER_POOL_ID: 'eu-west-1_RealPool1',
    VITE_COGNITO_CLIENT_ID: 'realclient',
    VITE_COGNITO_DOMAIN: 'auth.example.com',
  })
  await ready()
  expect(output()).toContain('eu-west-1_RealPool1')
  expect(output()).not.toContain('Mock Cognito')
  expect(output()).not.toContain('Passw0rd!')
  const settings = await fetch(`${urlOf('Demo app', output())}/src/userPools.ts`)
  expect(await settings.text()).toContain('auth.example.com')
  interrupt()
  expect(await exit).toBe(0)
}, 60_000)

test('behavior: an unknown option is named', async () => {
  const { exit, output } = start(['--prot', '1'])
  expect(await exit).toBe(1)
  expect(output()).toContain('--prot')
}, 60_000)
