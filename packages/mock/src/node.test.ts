import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { defaultOptions } from './cli/defaultOptions.ts'
import { createMockCognito } from './createMockCognito.ts'
import type { MockCognito } from './MockCognito.ts'
import { createMockServer, type MockServer, type MockServerOptions } from './node.ts'

const servers: MockServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options: MockServerOptions = {}, mock = createMockCognito(defaultOptions)) {
  const server = await createMockServer(mock, { port: 0, ...options })
  servers.push(server)
  return { mock, server, url: server.url }
}

/** Sends bytes as they are, and waits for the whole answer. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(text)
  let answer = ''
  socket.on('data', (data) => {
    answer += data
  })
  await once(socket, 'close')
  return answer
}

test('default', async () => {
  const { url } = await start()
  const response = await fetch(`${url}/eu-west-1_MockPool1/.well-known/openid-configuration`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ token_endpoint: `${url}/oauth2/token` })
})

test('behavior: localhost and 127.0.0.1 both answer', async () => {
  const { server } = await start()
  for (const host of ['localhost', '127.0.0.1']) {
    const response = await fetch(`http://${host}:${server.port}/logout`, { redirect: 'manual' })
    expect(response.status).toBe(302)
  }
})

test('behavior: cookies arrive one by one, bodies and forms get through', async () => {
  const { url } = await start()
  const query = new URLSearchParams({
    client_id: 'mockclient0000000000000000',
    response_type: 'code',
    redirect_uri: 'http://localhost:5173/callback',
    lang: 'de',
  })
  const page = await fetch(`${url}/login?${query}`)
  expect(page.headers.getSetCookie().length).toBeGreaterThan(1)
  const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const response = await fetch(`${url}/login?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.join('; ') },
    body: new URLSearchParams({ _csrf: csrf, username: 'ada@example.com', password: 'Passw0rd!' }),
  })
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).toMatch(/^http:\/\/localhost:5173\/callback\?code=/)
})

test('behavior: a network error breaks the connection', async () => {
  const { url, mock } = await start()
  mock.faults.next('token', { networkError: true })
  await expect(fetch(`${url}/oauth2/token`, { method: 'POST' })).rejects.toThrow('fetch failed')
  expect((await fetch(`${url}/oauth2/token`, { method: 'POST' })).status).toBe(400)
})

test('behavior: a request that hangs ends with the client', async () => {
  const { url, mock } = await start()
  mock.faults.next('token', { networkError: 'hang' })
  const signal = AbortSignal.timeout(100)
  await expect(fetch(`${url}/oauth2/token`, { method: 'POST', signal })).rejects.toThrow('timeout')
})

test('behavior: close ends requests that hang, and frees the port', async () => {
  const { url, mock, server } = await start()
  mock.faults.next('token', { networkError: 'hang' })
  const request = expect(fetch(`${url}/oauth2/token`, { method: 'POST' })).rejects.toThrow()
  await vi.waitFor(() => expect(mock.requests('token')).toHaveLength(1))
  await server.close()
  await request
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  await start({ port: server.port })
})

test('behavior: `await using` closes', async () => {
  let url = ''
  {
    await using server = await createMockServer(createMockCognito(defaultOptions), { port: 0 })
    url = server.url
    expect((await fetch(`${url}/_mock`)).status).toBe(200)
  }
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('behavior: a body that streams arrives piece by piece', async () => {
  let push: (text: string) => void = () => {}
  const body = new ReadableStream({
    start(controller) {
      push = (text) => controller.enqueue(new TextEncoder().encode(text))
    },
  })
  const mock: MockCognito = {
    ...createMockCognito(defaultOptions),
    fetch: async () => new Response(body),
  }
  const { url } = await start({}, mock)
  push('first')
  const reader = (await fetch(url)).body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first')
  push('second')
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('second')
})

test('behavior: a port in use is named, with the option', async () => {
  const { server } = await start()
  await expect(start({ port: server.port })).rejects.toThrow(
    new RegExp(`^Port ${server.port} of .* is in use.*\`port\` \\(--port`),
  )
})

test('behavior: a port in use on one loopback address only is in use', async () => {
  const other = createServer().listen(0, '::1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await expect(start({ port })).rejects.toThrow(`Port ${port} of ::1 is in use`)
  other.close()
})

test('behavior: a host that is not of this machine is named', async () => {
  await expect(start({ host: '192.0.2.1' })).rejects.toThrow('192.0.2.1')
})

test('behavior: a failure of the mock is reported and answered with 500', async () => {
  const error = new Error('broken')
  const onError = vi.fn()
  const mock: MockCognito = {
    ...createMockCognito(defaultOptions),
    fetch: () => Promise.reject(error),
  }
  const { url } = await start({ onError }, mock)
  expect((await fetch(url)).status).toBe(500)
  expect(onError).toHaveBeenCalledExactlyOnceWith(error)
})

test.each(['GET @evil.example/ HTTP/1.1', 'GET http://evil.example/ HTTP/1.1', 'TRACE / HTTP/1.1'])(
  'behavior: refuses %s',
  async (line) => {
    const { server } = await start()
    const answer = await sendRaw(
      server.port,
      `${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  },
)

test('parameters: control', async () => {
  const { url } = await start()
  expect((await fetch(`${url}/_mock/clock`)).status).toBe(200)
  const { url: without } = await start({ control: false })
  expect((await fetch(`${without}/_mock/clock`)).status).toBe(404)
})

test('behavior: the controls do not listen to a foreign host name', async () => {
  const { server } = await start()
  const answer = await sendRaw(
    server.port,
    'GET /_mock HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n',
  )
  expect(answer).toMatch(/^HTTP\/1\.1 403 /)
})
