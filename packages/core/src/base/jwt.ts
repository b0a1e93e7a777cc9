import { CognitoError } from './errors.ts'

/**
 * Reads the claims of a JWT. It does **not** verify the signature.
 *
 * @throws CognitoError `tokenInvalid` when it is not a JWT with a JSON object in it
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function readClaims<claims extends object>(token: string): claims {
  return decode(token, 1) as claims
}

/** Reads the header of a JWT. */
export function readHeader(token: string): { alg?: unknown; kid?: unknown } {
  return decode(token, 0)
}

function decode(token: string, part: number): object {
  try {
    const base64 = token.split('.')[part]?.replaceAll('-', '+').replaceAll('_', '/') ?? ''
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (value instanceof Object && !Array.isArray(value)) return value
  } catch {
    // Errors of the decoder and of JSON.parse quote their input: neither becomes a cause.
  }
  throw new CognitoError('tokenInvalid', { detail: 'a JSON Web Token' })
}
