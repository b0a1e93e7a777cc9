// @vitest-environment jsdom
// The recipes of the README that lean on somebody else's library, as they stand there.
import {
  CognitoProvider,
  createAuthFetch,
  queryKeyOf,
  signOut,
  useAuth,
  useUser,
} from '@cognito-kit/react'
import { createTestClient } from '@cognito-kit/react/testing'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import axios, { isAxiosError } from 'axios'
import { createElement } from 'react'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

const api = 'https://api.example.com'

/** A client that is signed in, and an API that answers with what it was asked. */
function createApi({ status = 200, lifetime = 3600 } = {}) {
  const seen: { url: string; authorization: string | null; body: string }[] = []
  const client = createTestClient({
    user: { email: 'ada@example.com' },
    accessToken: 'the-access-token',
    lifetime,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      seen.push({
        url: request.url,
        authorization: request.headers.get('authorization'),
        body: await request.text(),
      })
      return Response.json([{ id: 'INV-1' }], { status })
    },
  })
  return { client, seen, authFetch: createAuthFetch(client, { allowedOrigins: [api] }) }
}

describe('axios over createAuthFetch', () => {
  const over = (authFetch: typeof fetch) =>
    axios.create({ baseURL: api, adapter: 'fetch', env: { fetch: authFetch } })

  test('sends the token to the API', async () => {
    const { authFetch, seen } = createApi()
    const { data } = await over(authFetch).get('/invoices', { params: { status: 'open' } })
    expect(data).toEqual([{ id: 'INV-1' }])
    expect(seen).toEqual([
      { url: `${api}/invoices?status=open`, authorization: 'Bearer the-access-token', body: '' },
    ])
  })

  test('sends a body along', async () => {
    const { authFetch, seen } = createApi()
    await over(authFetch).post('/invoices', { amount: 1 })
    expect(seen).toMatchObject([{ authorization: 'Bearer the-access-token', body: '{"amount":1}' }])
  })

  test('sends it nowhere else', async () => {
    const { authFetch, seen } = createApi()
    await expect(over(authFetch).get('https://elsewhere.example.com/')).rejects.toThrow()
    expect(seen).toEqual([])
  })

  test('leaves a refusal to the app', async () => {
    const { authFetch } = createApi({ status: 403 })
    const error: unknown = await over(authFetch)
      .get('/invoices')
      .catch((thrown) => thrown)
    expect(isAxiosError(error) && error.response?.status).toBe(403)
  })
})

test('a query with a token, which the cache forgets with the person', async () => {
  const { client, authFetch, seen } = createApi()
  const queryClient = new QueryClient()
  function Invoices() {
    const sub = useUser()?.sub
    const { data } = useQuery({
      queryKey: [...queryKeyOf(client), 'invoices', sub],
      queryFn: async ({ signal }) => {
        const response = await authFetch(`${api}/invoices`, { signal })
        if (!response.ok) throw new Error(`invoices: ${response.status}`)
        return response.json() as Promise<{ id: string }[]>
      },
      enabled: sub !== undefined,
    })
    return data ? `${data.length} invoices` : 'none'
  }
  const app = createElement(CognitoProvider, { client }, createElement(Invoices))
  render(createElement(QueryClientProvider, { client: queryClient }, app))
  expect(await screen.findByText('1 invoices')).toBeTruthy()
  expect(seen).toMatchObject([{ authorization: 'Bearer the-access-token' }])
  await signOut(client, { redirect: false, revoke: false })
  expect(await screen.findByText('none')).toBeTruthy()
  const kept = queryClient.getQueryCache().getAll()
  expect(kept.filter(({ state }) => state.data !== undefined)).toEqual([])
})

test('a test client shows where the app wanted to go', async () => {
  const client = createTestClient()
  function Page() {
    const { status, signIn } = useAuth()
    const onClick = () => signIn({ returnTo: '/invoices' })
    return createElement('button', { type: 'button', onClick }, status)
  }
  render(createElement(CognitoProvider, { client }, createElement(Page)))
  screen.getByRole('button', { name: 'signedOut' }).click()
  const { navigation } = client.environment
  await waitFor(() => expect(navigation.visits).toHaveLength(1))
  expect(navigation.visits[0]?.url).toContain('https://auth.example.com/oauth2/authorize?')
})
