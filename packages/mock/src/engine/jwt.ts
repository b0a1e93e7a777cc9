import { fromBase64url, toBase64url, utf8 } from './bytes.ts'
import type { KeyRing, SigningKey } from './createKeyRing.ts'

export type Claims = Readonly<Record<string, unknown>>

const algorithm = 'RSASSA-PKCS1-v1_5'

/** Signs like Cognito: a header of exactly `kid` and `alg`, and slashes escaped in the payload. */
export async function signJwt(key: SigningKey, claims: Claims): Promise<string> {
  const header = toBase64url(utf8(JSON.stringify({ kid: key.kid, alg: 'RS256' })))
  const payload = toBase64url(utf8(JSON.stringify(claims).replace(/\//g, '\\/')))
  const signed = utf8(`${header}.${payload}`)
  const signature = await crypto.subtle.sign(algorithm, key.privateKey, signed)
  return `${header}.${payload}.${toBase64url(new Uint8Array(signature))}`
}

export type VerifiedJwt =
  | { status: 'malformed' | 'badSignature' }
  | { status: 'verified'; userPoolId: string; claims: Claims }

/** Checks shape and signature, nothing of what the claims say. */
export async function verifyJwt(keys: KeyRing, token: string): Promise<VerifiedJwt> {
  const [head, body, tail, ...rest] = token.split('.')
  const header = parseObject(head)
  const claims = parseObject(body)
  const signature = fromBase64url(tail ?? '')
  if (rest.length > 0 || !header || !claims || !signature) return { status: 'malformed' }
  if (header.alg !== 'RS256' || typeof header.kid !== 'string') return { status: 'malformed' }
  const found = await keys.find(header.kid)
  if (!found) return { status: 'badSignature' }
  const signed = utf8(`${head}.${body}`)
  const valid = await crypto.subtle.verify(algorithm, found.key.publicKey, signature, signed)
  return valid
    ? { status: 'verified', userPoolId: found.userPoolId, claims }
    : { status: 'badSignature' }
}

/** The header of a JWS or JWE, unverified. */
export function headerOf(token: string): Claims | undefined {
  return parseObject(token.split('.')[0])
}

function parseObject(part: string | undefined): Claims | undefined {
  const bytes = part ? fromBase64url(part) : undefined
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined
  } catch {
    return undefined
  }
}
