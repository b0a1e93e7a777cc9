import type { Handler } from '../http/Exchange.ts'
import type { Location } from '../http/locate.ts'
import type { MockEndpointName } from '../MockCognito.ts'
import { authorize } from './authorize.ts'
import { confirm } from './confirm.ts'
import { confirmForgotPassword } from './confirmForgotPassword.ts'
import { discovery } from './discovery.ts'
import { error } from './error.ts'
import { forgotPassword } from './forgotPassword.ts'
import { idpResponse } from './idpResponse.ts'
import { jwks } from './jwks.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { notSimulated } from './notSimulated.ts'
import { provider } from './provider.ts'
import { resendCode } from './resendCode.ts'
import { revoke } from './revoke.ts'
import { signUp } from './signUp.ts'
import { token } from './token.ts'
import { userInfo } from './userInfo.ts'

export interface Endpoint {
  readonly name: MockEndpointName | (string & {})
  readonly methods: readonly string[]
  readonly handle: Handler
  /** Undefined: pages of other origins may not read it. */
  readonly cors?: { readonly allowMethods: string; readonly allowHeaders: string } | undefined
}

const get = ['GET']
const post = ['POST']
const form = ['GET', 'POST']
const corsOf = (method: string) => ({
  allowMethods: `${method}, OPTIONS`,
  allowHeaders: 'authorization, content-type, x-amz-user-agent, cache-control',
})

const domainEndpoints: Readonly<Record<string, Endpoint>> = {
  '/oauth2/authorize': { name: 'authorize', methods: get, handle: authorize },
  '/oauth2/token': { name: 'token', methods: post, handle: token, cors: corsOf('POST') },
  '/oauth2/userInfo': { name: 'userInfo', methods: get, handle: userInfo, cors: corsOf('GET') },
  '/oauth2/revoke': { name: 'revoke', methods: post, handle: revoke, cors: corsOf('POST') },
  '/oauth2/idpresponse': { name: 'idpresponse', methods: get, handle: idpResponse },
  '/login': { name: 'login', methods: form, handle: login },
  '/logout': { name: 'logout', methods: get, handle: logout },
  '/signup': { name: 'signup', methods: form, handle: signUp },
  '/confirm': { name: 'confirm', methods: form, handle: confirm },
  '/resendcode': { name: 'resendcode', methods: post, handle: resendCode },
  '/forgotPassword': { name: 'forgotPassword', methods: form, handle: forgotPassword },
  '/confirmforgotPassword': {
    name: 'confirmforgotPassword',
    methods: form,
    handle: confirmForgotPassword,
  },
  '/error': { name: 'error', methods: get, handle: error },
  '/oauth2/register': { name: 'register', methods: post, handle: notSimulated },
  '/saml2/idpresponse': { name: 'saml2', methods: form, handle: notSimulated },
  '/saml2/logout': { name: 'saml2', methods: form, handle: notSimulated },
  '/passkeys/add': { name: 'passkeys', methods: form, handle: notSimulated },
  '/confirmUser': { name: 'confirmUser', methods: get, handle: notSimulated },
}

/** The endpoint of a path; undefined where Cognito has none. */
export function findEndpoint(kind: Location['kind'], path: string): Endpoint | undefined {
  if (kind === 'nothing') return undefined
  if (kind !== 'domain' && /^\/[^/]+\/\.well-known\/openid-configuration$/.test(path)) {
    return { name: 'discovery', methods: get, handle: discovery, cors: corsOf('GET') }
  }
  if (kind !== 'domain' && /^\/[^/]+\/\.well-known\/jwks\.json$/.test(path)) {
    return { name: 'jwks', methods: get, handle: jwks, cors: corsOf('GET') }
  }
  if (kind === 'api' || kind === 'issuer') return undefined
  // The page of a provider stands for another site; it has a place of its own here.
  if (path.startsWith('/_provider/')) return { name: 'provider', methods: form, handle: provider }
  return Object.hasOwn(domainEndpoints, path) ? domainEndpoints[path] : undefined
}
