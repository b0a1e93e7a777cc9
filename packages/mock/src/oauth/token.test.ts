import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import type { MockCognito } from '../MockCognito.ts'
import {
  api,
  callback,
  challenge,
  clientId,
  createFixture,
  getTokens,
  poolId,
  postForm,
  readJwt,
  signIn,
  verifier,
} from '../testing/fixture.ts'

const admin = 'aws.cognito.signin.user.admin'

async function exchange(
  mock: MockCognito,
  url: URL,
  change: Record<string, string | undefined> = {},
) {
  return postForm(mock, '/oauth2/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: callback,
    code: url.searchParams.get('code') ?? '',
    ...change,
  })
}

test('default: tokens under exactly these keys', async () => {
  const mock = createFixture()
  const { status, headers, json } = await exchange(mock, await signIn(mock))
  expect(status).toBe(200)
  expect(Object.keys(json)).toEqual([
    'id_token',
    'access_token',
    'refresh_token',
    'expires_in',
    'token_type',
  ])
  expect(json).toMatchObject({ expires_in: 3600, token_type: 'Bearer' })
  expect(headers.get('content-type')).toBe('application/json;charset=UTF-8')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('x-amz-cognito-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('default: the claims of both tokens, in order', async () => {
  const mock = createFixture({ mock: { now: '2026-11-20T12:00:00Z' } })
  const tokens = await getTokens(mock, { nonce: 'n' })
  const access = readJwt(tokens.access_token)
  const id = readJwt(tokens.id_token)
  expect(Object.keys(access.claims)).toEqual(
    'sub iss version client_id origin_jti event_id token_use scope auth_time exp iat jti username'.split(
      ' ',
    ),
  )
  expect(Object.keys(id.claims)).toEqual(
    'at_hash sub email_verified iss cognito:username nonce origin_jti aud event_id token_use auth_time exp iat jti email name custom:plan'.split(
      ' ',
    ),
  )
  expect(access.claims).toMatchObject({
    iss: `${api}/${poolId}`,
    version: 2,
    client_id: clientId,
    token_use: 'access',
    scope: 'openid email phone profile',
    username: 'ada',
    sub: id.claims.sub,
    origin_jti: id.claims.origin_jti,
  })
  expect(id.claims).toMatchObject({
    aud: clientId,
    token_use: 'id',
    nonce: 'n',
    email_verified: true,
    'custom:plan': '3',
  })
  expect(Number(id.claims.exp) - Number(id.claims.iat)).toBe(3600)
})

test('default: headers of kid and alg only, other keys for each token, slashes escaped', async () => {
  const tokens = await getTokens(createFixture())
  const access = readJwt(tokens.access_token)
  const id = readJwt(tokens.id_token)
  expect(Object.keys(access.header)).toEqual(['kid', 'alg'])
  expect(Object.keys(id.header)).toEqual(['kid', 'alg'])
  expect(access.header.kid).not.toBe(id.header.kid)
  expect(id.text).toContain('https:\\/\\/cognito-idp')
})

test('default: both signatures verify with the published keys', async () => {
  const mock = createFixture()
  const tokens = await getTokens(mock)
  const response = await mock.fetch(new Request(`${api}/${poolId}/.well-known/jwks.json`))
  const keys = createLocalJWKSet((await response.json()) as JSONWebKeySet)
  const issuer = `${api}/${poolId}`
  await jwtVerify(tokens.id_token, keys, { issuer, audience: clientId, algorithms: ['RS256'] })
  await jwtVerify(tokens.access_token, keys, { issuer, algorithms: ['RS256'] })
})

test('default: the refresh token looks encrypted and is nothing to read', async () => {
  const { refresh_token: token } = await getTokens(createFixture())
  expect(token).toMatch(/^eyJjdHkiOiJKV1QiLCJlbmMi/)
  expect(token.split('.')).toHaveLength(5)
  expect(token.length).toBe(1785)
})

test('behavior: claims that do not apply are absent', async () => {
  const mock = createFixture({ client: { enableTokenRevocation: false } })
  const tokens = await getTokens(mock)
  expect(readJwt(tokens.id_token).claims).not.toHaveProperty('cognito:groups')
  expect(readJwt(tokens.id_token).claims).not.toHaveProperty('origin_jti')
  expect(readJwt(tokens.access_token).claims).not.toHaveProperty('aud')
})

test('behavior: groups are in both tokens, roles in the ID token', async () => {
  const mock = createFixture({
    pool: {
      groups: [
        { name: 'staff', precedence: 2, roleArn: 'arn:aws:iam::1:role/staff' },
        { name: 'admins', precedence: 1, roleArn: 'arn:aws:iam::1:role/admins' },
      ],
    },
  })
  mock.users.addToGroup('ada', 'staff')
  mock.users.addToGroup('ada', 'admins')
  const tokens = await getTokens(mock)
  expect(readJwt(tokens.access_token).claims['cognito:groups']).toEqual(['staff', 'admins'])
  expect(readJwt(tokens.id_token).claims).toMatchObject({
    'cognito:groups': ['staff', 'admins'],
    'cognito:preferred_role': 'arn:aws:iam::1:role/admins',
  })
})

test('parameters: scope narrows the claims; without openid there is no ID token', async () => {
  const mock = createFixture({ client: { allowedOAuthScopes: ['openid', 'email', admin] } })
  const narrow = await getTokens(mock, { scope: 'openid email' })
  expect(readJwt(narrow.id_token).claims).toHaveProperty('email')
  expect(readJwt(narrow.id_token).claims).not.toHaveProperty('name')
  expect(await getTokens(mock, { scope: admin })).not.toHaveProperty('id_token')
})

test('behavior: a verifier is needed exactly when a challenge was sent', async () => {
  const mock = createFixture()
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
  const good = await exchange(mock, await signIn(mock, pkce), { code_verifier: verifier })
  expect(good.status).toBe(200)
  for (const change of [{}, { code_verifier: challenge }]) {
    const { status, json } = await exchange(mock, await signIn(mock, pkce), change)
    expect([status, json]).toEqual([400, { error: 'invalid_grant' }])
  }
  const without = await exchange(mock, await signIn(mock), { code_verifier: verifier })
  expect(without.status).toBe(200)
})

test('behavior: a code works once', async () => {
  const mock = createFixture()
  const url = await signIn(mock)
  const answers = await Promise.all([exchange(mock, url), exchange(mock, url)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
  expect((await exchange(mock, url)).json).toEqual({ error: 'invalid_grant' })
})

test('behavior: a code dies after five minutes', async () => {
  const mock = createFixture()
  const url = await signIn(mock)
  mock.clock.advance({ minutes: 5, seconds: 1 })
  expect((await exchange(mock, url)).json).toEqual({ error: 'invalid_grant' })
})

test.each([
  ['another redirect_uri', { redirect_uri: `${callback}/` }, 'unauthorized_client'],
  ['no redirect_uri', { redirect_uri: undefined }, 'invalid_request'],
  ['unknown code', { code: 'nothing' }, 'invalid_grant'],
  ['unknown client', { client_id: 'nobody' }, 'invalid_client'],
  ['no client', { client_id: undefined }, 'invalid_request'],
  ['unknown grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['no grant', { grant_type: undefined }, 'invalid_request'],
])('behavior: %s is a 400', async (_, change, error) => {
  const mock = createFixture()
  const { status, json } = await exchange(mock, await signIn(mock), change)
  expect([status, json.error]).toEqual([400, error])
})

test('behavior: the redirect mismatch names its reason', async () => {
  const mock = createFixture()
  const { json } = await exchange(mock, await signIn(mock), { redirect_uri: 'https://x.example/' })
  expect(json).toEqual({ error: 'unauthorized_client', error_description: 'invalid_redirect' })
})

test('behavior: a scope whose attributes the client may not read fails the exchange', async () => {
  const mock = createFixture({ client: { readAttributes: ['email'] } })
  const { json } = await exchange(mock, await signIn(mock, { scope: 'openid email' }))
  expect(json).toEqual({ error: 'invalid_grant' })
})

test('behavior: a confidential client must prove its secret, by header or body', async () => {
  const secret = 's3cret:with:colons'
  const mock = createFixture({ client: { secret } })
  const basic = { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` }
  const fields = async () => ({
    grant_type: 'authorization_code',
    redirect_uri: callback,
    code: (await signIn(mock)).searchParams.get('code') ?? '',
  })
  const byHeader = await postForm(mock, '/oauth2/token', await fields(), { headers: basic })
  expect(byHeader.status).toBe(200)
  const inBody = { ...(await fields()), client_id: clientId, client_secret: secret }
  expect((await postForm(mock, '/oauth2/token', inBody)).status).toBe(200)
  const none = await postForm(mock, '/oauth2/token', { ...(await fields()), client_id: clientId })
  expect([none.status, none.json]).toEqual([400, { error: 'invalid_client' }])
  const wrong = await postForm(mock, '/oauth2/token', { ...inBody, client_secret: 'wrong' })
  expect([wrong.status, wrong.json]).toEqual([
    400,
    { error: 'invalid_client', error_description: 'invalid_client_secret' },
  ])
})

test('behavior: client_credentials', async () => {
  const mock = createFixture({
    pool: {
      resourceServers: [{ identifier: 'https://api.example', scopes: ['read', 'write'] }],
      clients: [{ id: 'machine', secret: 's', allowedOAuthFlows: ['client_credentials'] }],
    },
  })
  const ask = (scope?: string) =>
    postForm(
      mock,
      '/oauth2/token',
      { grant_type: 'client_credentials', scope },
      { headers: { authorization: `Basic ${btoa('machine:s')}` } },
    )
  const all = await ask()
  expect(Object.keys(all.json)).toEqual(['access_token', 'expires_in', 'token_type'])
  const { claims } = readJwt(String(all.json.access_token))
  expect(claims).toMatchObject({
    sub: 'machine',
    scope: 'https://api.example/read https://api.example/write',
  })
  expect(claims).not.toHaveProperty('username')
  const one = await ask('https://api.example/read other/scope')
  expect(readJwt(String(one.json.access_token)).claims.scope).toBe('https://api.example/read')
})

test('behavior: pages of other origins may call it, and GET is refused', async () => {
  const mock = createFixture()
  const url = 'https://demo.auth.eu-west-1.amazoncognito.com/oauth2/token'
  const preflight = await mock.fetch(new Request(url, { method: 'OPTIONS' }))
  expect(preflight.status).toBe(200)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-credentials')).toBeNull()
  expect((await mock.fetch(new Request(url))).status).toBe(405)
})
