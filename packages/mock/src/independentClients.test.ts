import * as oauth from 'oauth4webapi'
import * as oidc from 'openid-client'
import { expect, test } from 'vitest'
import type { MockCognito } from './MockCognito.ts'
import { createBrowser } from './testing/browser.ts'
import { api, callback, clientId, createFixture, password, poolId } from './testing/fixture.ts'

const issuer = new URL(`${api}/${poolId}`)

async function signInAt(mock: MockCognito, url: URL): Promise<URL> {
  const browser = createBrowser(mock)
  return (await browser.submit(await browser.open(url), { username: 'ada', password })).url
}

test.each([
  ['public', undefined],
  ['confidential', 's3cret'],
])('openid-client: discovery, code with PKCE, userInfo, refresh, revoke; %s', async (_, secret) => {
  const mock = createFixture({ client: { secret } })
  const fetch: oidc.CustomFetch = (url, init) => mock.fetch(new Request(url, init as RequestInit))
  const authentication = secret ? oidc.ClientSecretPost(secret) : oidc.None()
  const options = { [oidc.customFetch]: fetch }
  const config = await oidc.discovery(issuer, clientId, undefined, authentication, options)
  config[oidc.customFetch] = fetch
  oidc.enableNonRepudiationChecks(config)

  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const expectedState = oidc.randomState()
  const expectedNonce = oidc.randomNonce()
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid email profile',
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
  const tokens = await oidc.authorizationCodeGrant(config, await signInAt(mock, url), checks)
  const sub = tokens.claims()?.sub ?? ''
  const info = await oidc.fetchUserInfo(config, tokens.access_token, sub)
  expect(info.email).toBe('ada@example.com')
  const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(refreshed.claims()?.sub).toBe(sub)
  await oidc.tokenRevocation(config, tokens.refresh_token ?? '')
  await expect(oidc.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('oauth4webapi: discovery, code with PKCE, userInfo, refresh with rotation, revoke', async () => {
  const mock = createFixture({ client: { refreshTokenRotation: { retryGracePeriod: 10 } } })
  const options = {
    [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<string, unknown>) =>
      mock.fetch(new Request(url, init as RequestInit)),
  }
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, options),
  )
  const client: oauth.Client = { client_id: clientId }
  const verifier = oauth.generateRandomCodeVerifier()
  const state = oauth.generateRandomState()
  const nonce = oauth.generateRandomNonce()
  const url = new URL(server.authorization_endpoint ?? '')
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email',
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const answer = oauth.validateAuthResponse(server, client, await signInAt(mock, url), state)
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    callback,
    verifier,
    options as unknown as oauth.TokenEndpointRequestOptions,
  )
  const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  const { sub } = oauth.getValidatedIdTokenClaims(result) ?? { sub: '' }
  const infoResponse = await oauth.userInfoRequest(server, client, result.access_token, options)
  const info = await oauth.processUserInfoResponse(server, client, sub, infoResponse)
  expect(info.email).toBe('ada@example.com')
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      result.refresh_token ?? '',
      options as unknown as oauth.TokenEndpointRequestOptions,
    ),
  )
  expect(refreshed.refresh_token).not.toBe(result.refresh_token)
  const revoked = await oauth.revocationRequest(
    server,
    client,
    oauth.None(),
    refreshed.refresh_token ?? '',
    options as unknown as oauth.RevocationRequestOptions,
  )
  await oauth.processRevocationResponse(revoked)
})
