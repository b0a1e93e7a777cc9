import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'

const program = new URL('./cli.ts', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'cognito-mock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function run(args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  return child
}

/** Runs to the end. */
async function finish(...args: readonly string[]) {
  const child = run(args)
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, output, errors }
}

/** Runs until it serves. */
async function serve(...args: readonly string[]) {
  const child = run(['--port', '0', ...args])
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  await vi.waitFor(() => expect(output).toContain('Ctrl-C stops'), { timeout: 20_000 })
  const url = /on (http:\S+)/.exec(output)?.[1] ?? ''
  return { child, url, output: () => output }
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const pool = { id: 'us-east-1_File', clients: [{ id: 'fromfile' }] }

test('default', async () => {
  const { url, output } = await serve()
  for (const part of [
    'eu-west-1_MockPool1',
    'mockclient0000000000000000',
    'http://localhost:5173/callback',
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_MockPool1',
    `${url}/_mock`,
  ]) {
    expect(output()).toContain(part)
  }
  expect(output()).toMatch(/ada@example\.com +Passw0rd! +admins/)
  const response = await fetch(`${url}/eu-west-1_MockPool1/.well-known/jwks.json`)
  expect((await response.json()).keys).toHaveLength(2)
})

test('behavior: shows the codes that would have been sent', async () => {
  const { url, output } = await serve()
  const query = new URLSearchParams({
    client_id: 'mockclient0000000000000000',
    response_type: 'code',
    redirect_uri: 'http://localhost:5173/callback',
  })
  const page = await fetch(`${url}/forgotPassword?${query}`)
  const cookie = page.headers
    .getSetCookie()
    .map((value) => value.split(';')[0])
    .join('; ')
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  await fetch(`${url}/forgotPassword?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: csrf, username: 'ada@example.com' }),
  })
  const { code } = await (await fetch(`${url}/_mock/codes?username=ada@example.com`)).json()
  expect(code).toMatch(/^\d{6}$/)
  await vi.waitFor(() => {
    expect(output()).toContain(`E-mail to ada@example.com: ${code} (reset the password)`)
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('behavior: %s closes', async (signal) => {
  const { child, url } = await serve()
  const exit = once(child, 'exit')
  child.kill(signal)
  expect(await exit).toEqual([0, null])
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('parameters: --issuer', async () => {
  const { url, output } = await serve('--issuer', 'local')
  expect(output()).toContain(`issuer      ${url}/eu-west-1_MockPool1`)
  const response = await fetch(`${url}/eu-west-1_MockPool1/.well-known/openid-configuration`)
  expect((await response.json()).issuer).toBe(`${url}/eu-west-1_MockPool1`)
})

test('parameters: --config', async () => {
  const users = [
    { username: 'ada', password: 'Secret-1-in-a-file', attributes: { email: 'a@b.c' } },
  ]
  const config = file('pool.json', { userPools: [{ ...pool, users }] })
  const { output } = await serve('--config', config)
  expect(output()).toContain('us-east-1_File')
  expect(output()).toContain('fromfile')
  expect(output()).not.toContain('eu-west-1_MockPool1')
  expect(output()).not.toContain('Secret-1-in-a-file')
})

test('parameters: --control-token', async () => {
  const { url } = await serve('--control-token', 'sesame')
  expect((await fetch(`${url}/_mock`)).status).toBe(401)
  const headers = { authorization: 'Bearer sesame' }
  expect((await fetch(`${url}/_mock`, { headers })).status).toBe(200)
})

test('parameters: --help', async () => {
  const { code, output } = await finish('--help')
  expect(code).toBe(0)
  for (const option of ['port', 'host', 'config', 'issuer', 'control-token', 'help', 'version']) {
    expect(output).toContain(`--${option}`)
  }
})

test('parameters: --version', async () => {
  const { code, output } = await finish('--version')
  expect(code).toBe(0)
  expect(output).toMatch(/^\d+\.\d+\.\d+\S*\n$/)
})

test('behavior: a port in use is exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, errors } = await finish('--port', String(port))
  other.close()
  expect(code).toBe(1)
  expect(errors).toContain(`Port ${port} of 127.0.0.1 is in use`)
  expect(errors).toContain('--port')
  expect(errors).not.toContain('    at ')
})

describe('behavior: a wrong command line is exit code 2', () => {
  test.each([
    [['--prot', '1'], '--prot is not an option. Did you mean `--port`?'],
    [['--port', 'abc'], '--port is "abc". Give a number from 0 to 65535'],
    [['--port', '70000'], '--port is "70000"'],
    [['--port'], '--port needs a value, e.g. --port 9229.'],
    [['--issuer', 'azure'], '--issuer is "azure". Use aws, updated or local.'],
    [['--help=yes'], '--help takes no value'],
    [['serve'], 'serve is no option'],
    [['--config', '/nowhere/pool.json'], '/nowhere/pool.json: there is no such file.'],
  ])('%j', async (args, message) => {
    const { code, output, errors } = await finish(...args)
    expect(errors).toContain(message)
    expect(errors).toContain('--help')
    expect(errors).not.toContain('    at ')
    expect(output).toBe('')
    expect(code).toBe(2)
  })
})

describe('behavior: a wrong configuration names the file and the place', () => {
  const user = { username: 'ada', password: 12_345_678 }
  test.each([
    ['not JSON', '{ "userPools": [ }', 'is not JSON'],
    ['a list', [], 'The file is []; it should be an object.'],
    ['nothing', {}, 'userPools is missing'],
    ['no clients', { userPools: [{ id: pool.id }] }, 'userPools[0].clients is missing'],
    [
      'a typo',
      { userPools: [{ ...pool, user: [] }] },
      'userPools[0].user is not an option. Did you mean `users`?',
    ],
    [
      'a text for a list',
      { userPools: [{ ...pool, clients: [{ id: 'a', callbackUrls: 'x' }] }] },
      'userPools[0].clients[0].callbackUrls is "x"; it should be a list of texts.',
    ],
    [
      'a number as a text',
      { userPools: [{ ...pool, clients: [{ id: 'a', accessTokenValidity: '60' }] }] },
      'userPools[0].clients[0].accessTokenValidity is "60"; it should be a number.',
    ],
    [
      'a wrong password',
      { userPools: [{ ...pool, users: [user] }] },
      'userPools[0].users[0].password is something else; it should be a text.',
    ],
    ['a trigger', { userPools: [{ ...pool, triggers: {} }] }, 'Triggers are functions'],
    [
      'a wrong pool id',
      { userPools: [{ ...pool, id: 'pool' }] },
      'userPools[0].id is "pool", which is no user pool id.',
    ],
    [
      'a wrong value',
      { userPools: [{ ...pool, clients: [{ id: 'a', accessTokenValidity: 60 }] }] },
      'userPools[0].clients[0].accessTokenValidity is 60.',
    ],
  ])('%s', async (name, content, message) => {
    const path = file(`${name}.json`, content)
    const { code, errors } = await finish('--config', path)
    expect(errors).toContain(message)
    expect(errors).toContain(path)
    expect(errors).not.toContain('    at ')
    expect(code).toBe(2)
  })
})
