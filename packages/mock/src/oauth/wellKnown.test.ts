import { expect, test } from 'vitest'
import type { MockCognito } from '../MockCognito.ts'
import { api, createFixture, domain, getTokens, poolId, readJwt } from '../testing/fixture.ts'

type Document = Record<string, unknown>

async function read(mock: MockCognito, url: string): Promise<Document> {
  const response = await mock.fetch(new Request(url))
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  return (await response.json()) as Document
}

const documentPath = '/.well-known/openid-configuration'

test('default: the document, key by key', async () => {
  const document = await read(createFixture(), `${api}/${poolId}${documentPath}`)
  expect(JSON.stringify(document)).toBe(
    JSON.stringify({
      authorization_endpoint: `${domain}/oauth2/authorize`,
      end_session_endpoint: `${domain}/logout`,
      id_token_signing_alg_values_supported: ['RS256'],
      issuer: `${api}/${poolId}`,
      jwks_uri: `${api}/${poolId}/.well-known/jwks.json`,
      response_types_supported: ['code', 'token'],
      revocation_endpoint: `${domain}/oauth2/revoke`,
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      token_endpoint: `${domain}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      userinfo_endpoint: `${domain}/oauth2/userInfo`,
    }),
  )
})

test('behavior: a pool without a domain has empty endpoints', async () => {
  const mock = createFixture({ pool: { domain: undefined } })
  const document = await read(mock, `${api}/${poolId}${documentPath}`)
  expect(document).toMatchObject({
    authorization_endpoint: '',
    token_endpoint: '',
    userinfo_endpoint: '',
  })
})

test('parameters: issuer updated moves issuer and keys to the new host', async () => {
  const mock = createFixture({ mock: { issuer: 'updated' } })
  const issuer = `https://issuer-cognito-idp.eu-west-1.amazonaws.com/${poolId}`
  const document = await read(mock, `${issuer}${documentPath}`)
  expect(document).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` })
  expect(readJwt((await getTokens(mock)).id_token).claims.iss).toBe(issuer)
})

test('parameters: issuer local is the base URL, port and path included', async () => {
  const baseUrl = 'http://localhost:6006/cognito'
  const mock = createFixture({ mock: { issuer: 'local', baseUrl } })
  const document = await read(mock, `${baseUrl}/${poolId}${documentPath}`)
  expect(document).toMatchObject({
    issuer: `${baseUrl}/${poolId}`,
    jwks_uri: `${baseUrl}/${poolId}/.well-known/jwks.json`,
    token_endpoint: `${baseUrl}/oauth2/token`,
  })
  expect(readJwt((await getTokens(mock)).id_token).claims.iss).toBe(`${baseUrl}/${poolId}`)
})

test('default: two RSA keys with base64 kids', async () => {
  const { keys } = await read(createFixture(), `${api}/${poolId}/.well-known/jwks.json`)
  const list = keys as Record<string, string>[]
  expect(list).toHaveLength(2)
  for (const key of list) {
    expect(Object.keys(key)).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(key).toMatchObject({ alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' })
    expect(key.kid).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  }
  expect(new Set(list.map(({ kid }) => kid)).size).toBe(2)
})

test('behavior: rotated keys replace the old ones, which stay valid at the mock', async () => {
  const mock = createFixture()
  const kids = async () => {
    const { keys } = await read(mock, `${api}/${poolId}/.well-known/jwks.json`)
    return (keys as Record<string, string>[]).map(({ kid }) => kid)
  }
  const before = await kids()
  const { access_token } = await getTokens(mock)
  mock.keys.rotate(poolId)
  const after = await kids()
  expect(after).toHaveLength(2)
  expect(after.some((kid) => before.includes(kid))).toBe(false)
  expect(after).toContain(readJwt((await getTokens(mock)).access_token).header.kid)
  const headers = { authorization: `Bearer ${access_token}` }
  const response = await mock.fetch(new Request(`${domain}/oauth2/userInfo`, { headers }))
  expect(response.status).toBe(200)
})
