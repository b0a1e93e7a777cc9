import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultOptions } from './cli/defaultOptions.ts'
import { createMockCognito } from './createMockCognito.ts'
import { installFetch } from './installFetch.ts'

const api = 'https://cognito-idp.eu-west-1.amazonaws.com'
const discovery = `${api}/eu-west-1_MockPool1/.well-known/openid-configuration`

const before = globalThis.fetch
const outside = vi.fn<typeof fetch>(async () => new Response('outside'))
beforeEach(() => {
  outside.mockClear()
  globalThis.fetch = outside
})
afterEach(() => {
  globalThis.fetch = before
})

test('default', async () => {
  using _ = installFetch(createMockCognito(defaultOptions))
  const document = await (await fetch(discovery)).json()
  expect(document.issuer).toBe(`${api}/eu-west-1_MockPool1`)
  expect(outside).not.toHaveBeenCalled()
})

test('behavior: other hosts go where they went before', async () => {
  using _ = installFetch(createMockCognito(defaultOptions))
  const urls = ['https://api.example/', 'https://cognito-idp.us-east-1.amazonaws.com/', '/relative']
  for (const url of urls) expect(await (await fetch(url)).text()).toBe('outside')
  expect(await (await fetch(new Request('https://api.example/'))).text()).toBe('outside')
  expect(outside).toHaveBeenCalledTimes(4)
})

test('behavior: takes what `fetch` takes', async () => {
  const mock = createMockCognito(defaultOptions)
  using _ = installFetch(mock)
  await fetch(new URL(discovery))
  await fetch(new Request(discovery), { headers: { 'x-test': '1' } })
  await fetch(`${api}/oauth2/token`, { method: 'POST', body: new URLSearchParams({ a: '1' }) })
  const [, second] = mock.requests('discovery')
  expect(second?.headers['x-test']).toBe('1')
  expect(mock.requests()).toHaveLength(3)
})

test('behavior: undone, `fetch` is the old one again', async () => {
  const uninstall = installFetch(createMockCognito(defaultOptions))
  expect(globalThis.fetch).not.toBe(outside)
  uninstall()
  expect(globalThis.fetch).toBe(outside)
  {
    using _ = installFetch(createMockCognito(defaultOptions))
  }
  expect(globalThis.fetch).toBe(outside)
})

test('behavior: undone under a wrapper, it passes everything through', async () => {
  const uninstall = installFetch(createMockCognito(defaultOptions))
  const ours = globalThis.fetch
  const wrapper: typeof fetch = (input, init) => ours(input, init)
  globalThis.fetch = wrapper
  uninstall()
  expect(globalThis.fetch).toBe(wrapper)
  expect(await (await fetch(discovery)).text()).toBe('outside')
})

test('behavior: a network error is what `fetch` throws', async () => {
  const mock = createMockCognito(defaultOptions)
  using _ = installFetch(mock)
  mock.faults.next('discovery', { networkError: true })
  await expect(fetch(discovery)).rejects.toThrow(TypeError)
})

test('behavior: a request that hangs obeys its signal', async () => {
  const mock = createMockCognito(defaultOptions)
  using _ = installFetch(mock)
  mock.faults.next('discovery', { networkError: 'hang' })
  await expect(fetch(discovery, { signal: AbortSignal.timeout(20) })).rejects.toThrow('timeout')
})

test.each([
  ['hosts', { hosts: ['auth.example.test'] }, 'https://auth.example.test/logout'],
  ['baseUrl', { baseUrl: 'http://localhost:9229/' }, 'http://localhost:9229/logout'],
] as const)('parameters: %s', async (_name, options, url) => {
  using _ = installFetch(createMockCognito(defaultOptions), options)
  const response = await fetch(url, { redirect: 'manual' })
  expect(response.status).toBe(302)
  expect(outside).not.toHaveBeenCalled()
})

describe('redirects', () => {
  const baseUrl = 'http://localhost:9229'
  const logout = `${baseUrl}/logout?client_id=mockclient0000000000000000&logout_uri=`

  test('behavior: are followed, inside and out', async () => {
    using _ = installFetch(createMockCognito(defaultOptions), { baseUrl })
    // Without parameters it goes to the error page, which answers 400.
    expect((await fetch(`${baseUrl}/logout`)).status).toBe(400)
    expect(await (await fetch(`${logout}http://localhost:5173/`)).text()).toBe('outside')
    const [request] = outside.mock.calls[0] ?? []
    expect((request as Request).url).toBe('http://localhost:5173/')
  })

  test('parameters: manual', async () => {
    using _ = installFetch(createMockCognito(defaultOptions), { baseUrl })
    const response = await fetch(`${logout}http://localhost:5173/`, { redirect: 'manual' })
    expect(response.headers.get('location')).toBe('http://localhost:5173/')
  })

  test('parameters: error', async () => {
    using _ = installFetch(createMockCognito(defaultOptions), { baseUrl })
    await expect(fetch(`${baseUrl}/logout`, { redirect: 'error' })).rejects.toThrow(TypeError)
  })

  test('behavior: the authorization stays with its origin', async () => {
    using _ = installFetch(createMockCognito(defaultOptions), { baseUrl })
    await fetch(`${logout}http://localhost:5173/`, { headers: { authorization: 'Bearer x' } })
    const [request] = outside.mock.calls[0] ?? []
    expect((request as Request).headers.has('authorization')).toBe(false)
  })
})
