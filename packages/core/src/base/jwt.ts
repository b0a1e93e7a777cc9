import { jwtDecode } from 'jwt-decode'
import { CognitoError } from './errors.ts'

/**
 * Reads the claims of a JWT. It does **not** verify the signature.
 *
 * @throws CognitoError `tokenInvalid` when it is not a JWT with a JSON object in it
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function readClaims<claims extends object>(token: string): claims {
  return decode(token, false) as claims
}

/** Reads the header of a JWT. */
export function readHeader(token: string): { alg?: unknown; kid?: unknown } {
  return decode(token, true)
}

function decode(token: string, header: boolean): object {
  try {
    const part: unknown = jwtDecode(token, { header })
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) return part
  } catch {
    // Errors of the decoder and of JSON.parse quote their input: neither becomes a cause.
  }
  throw new CognitoError('tokenInvalid', { detail: 'a JSON Web Token' })
}
