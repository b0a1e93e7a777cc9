import { createMockCognito } from '../createMockCognito.ts'
import type { MockCognito } from '../MockCognito.ts'
import type {
  MockCognitoOptions,
  UserPoolClientOptions,
  UserPoolOptions,
} from '../MockCognitoOptions.ts'
import { type Browser, createBrowser } from './browser.ts'

export const poolId = 'eu-west-1_AbCdEf123'
export const clientId = 'app'
export const domain = 'https://demo.auth.eu-west-1.amazoncognito.com'
export const api = 'https://cognito-idp.eu-west-1.amazonaws.com'
export const callback = 'https://app.example/callback'
export const password = 'Passw0rd!'
/** RFC 7636, appendix B. */
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
export const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

export interface FixtureOptions {
  client?: Partial<UserPoolClientOptions>
  pool?: Partial<UserPoolOptions>
  mock?: Partial<MockCognitoOptions>
}

/** A pool with the domain `demo`, the client `app`, and the user `ada`. */
export function createFixture({ client, pool, mock }: FixtureOptions = {}): MockCognito {
  return createMockCognito({
    userPools: [
      {
        id: poolId,
        domain: 'demo',
        clients: [
          {
            id: clientId,
            name: 'Invoices',
            callbackUrls: [callback],
            logoutUrls: ['https://app.example/'],
            ...client,
          },
        ],
        users: [
          {
            username: 'ada',
            password,
            attributes: { email: 'ada@example.com', name: 'Ada', 'custom:plan': '3' },
          },
        ],
        ...pool,
      },
    ],
    ...mock,
  })
}

type Parameters = Readonly<Record<string, string | undefined>>

export function authorizeUrl(parameters: Parameters = {}, base: string = domain): URL {
  const url = new URL(`${base}/oauth2/authorize`)
  const all = { client_id: clientId, response_type: 'code', redirect_uri: callback, ...parameters }
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url
}

/** Signs ada in on the login page and returns the URL at the app. */
export async function signIn(
  mock: MockCognito,
  parameters: Parameters = {},
  { browser = createBrowser(mock), base = domain }: { browser?: Browser; base?: string } = {},
): Promise<URL> {
  const page = await browser.open(authorizeUrl(parameters, base))
  return (await browser.submit(page, { username: 'ada', password })).url
}

export interface FormRequest {
  base?: string
  headers?: Readonly<Record<string, string>>
}

/** Posts a form and reads the answer. */
export async function postForm(
  mock: MockCognito,
  path: string,
  fields: Parameters,
  { base = domain, headers = {} }: FormRequest = {},
): Promise<{ status: number; headers: Headers; text: string; json: Record<string, unknown> }> {
  const entries = Object.entries(fields).filter((entry) => entry[1] !== undefined)
  const body = new URLSearchParams(entries as [string, string][]).toString()
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const init = { method: 'POST', body, headers: { ...type, ...headers } }
  const response = await mock.fetch(new Request(`${base}${path}`, init))
  const text = await response.text()
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
  return { status: response.status, headers: response.headers, text, json }
}

export interface Tokens {
  id_token: string
  access_token: string
  refresh_token: string
  expires_in: number
  token_type: string
}

/** Signs ada in and exchanges the code. */
export async function getTokens(mock: MockCognito, parameters: Parameters = {}): Promise<Tokens> {
  const code = (await signIn(mock, parameters)).searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: callback }
  const { json } = await postForm(mock, '/oauth2/token', { ...fields, code })
  return json as unknown as Tokens
}

/** Calls an operation of the JSON API. */
export async function call(
  mock: MockCognito,
  operation: string,
  input: unknown,
): Promise<{ status: number; headers: Headers; json: Record<string, unknown> }> {
  const response = await mock.fetch(
    new Request(`${api}/`, {
      method: 'POST',
      body: typeof input === 'string' ? input : JSON.stringify(input),
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
    }),
  )
  const text = await response.text()
  const json = (text ? JSON.parse(text) : {}) as Record<string, unknown>
  return { status: response.status, headers: response.headers, json }
}

/** Header and payload of a JWT, with the payload's text. */
export function readJwt(token: string): {
  header: Record<string, unknown>
  claims: Record<string, unknown>
  text: string
} {
  const [header = '', payload = ''] = token.split('.')
  const decode = (part: string) => atob(part.replace(/-/g, '+').replace(/_/g, '/'))
  const text = decode(payload)
  return { header: JSON.parse(decode(header)), claims: JSON.parse(text), text }
}

export function userInfo(mock: MockCognito, token?: string): Promise<Response> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  return mock.fetch(new Request(`${domain}/oauth2/userInfo`, { headers }))
}
