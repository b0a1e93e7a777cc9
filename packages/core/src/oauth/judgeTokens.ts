import type { AccessTokenClaims, IdTokenClaims } from '../base/claims.ts'
import { CognitoError } from '../base/errors.ts'
import { readClaims, readHeader } from '../base/jwt.ts'
import type { TokenAnswer } from './postToken.ts'

/** What tokens must agree with. */
export interface TokenExpectation {
  readonly issuers: readonly string[]
  readonly clientId: string
  /** When the answer arrived, in seconds since 1970 by the clock of this device. */
  readonly receivedAt: number
  /** The nonce of the sign-in; a refreshed ID token need not repeat it. */
  readonly nonce?: string | undefined
  /** The user of the session, for a refresh. */
  readonly sub?: string | undefined
}

/** When each token expires, in seconds since 1970 by the clock of this device. */
export interface TokenVerdict {
  readonly idExpiresAt: number
  readonly accessExpiresAt: number
}

/** Seconds; the longest lifetime that Cognito lets an ID or access token have. */
const longestLifetime = 86_400

/**
 * Checks fresh tokens that came over TLS from the token endpoint: everything but the signature.
 *
 * The device's clock may be wrong: a lifetime is counted from the receipt of the answer, which is
 * known to be fresh by its nonce or by the request that it answers.
 *
 * @throws CognitoError `tokenInvalid` naming the check, `clockWrong`
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export function judgeTokens(answer: TokenAnswer, expected: TokenExpectation): TokenVerdict {
  const id = readClaims<IdTokenClaims>(answer.idToken)
  const access = readClaims<AccessTokenClaims>(answer.accessToken)
  const { clientId, nonce, sub } = expected
  const audiences: unknown[] = [id.aud].flat()
  const checks: Readonly<Record<string, boolean>> = {
    alg: [answer.idToken, answer.accessToken].every((token) =>
      /^(RS|PS|ES)(256|384|512)$/.test(String(readHeader(token).alg)),
    ),
    iss: expected.issuers.includes(id.iss) && access.iss === id.iss,
    aud: audiences.includes(clientId) && (audiences.length === 1 || id.azp !== undefined),
    azp: id.azp === undefined || id.azp === clientId,
    client_id: access.client_id === clientId,
    token_use: id.token_use === 'id' && access.token_use === 'access',
    sub: typeof id.sub === 'string' && id.sub !== '' && access.sub === id.sub,
    'sub of the session': sub === undefined || id.sub === sub,
    nonce: nonce === undefined || id.nonce === nonce,
    'exp and iat': [id, access].every(
      ({ exp, iat }) => exp - iat > 0 && exp - iat <= longestLifetime,
    ),
    'iat of both tokens': Math.abs(id.iat - access.iat) <= 5,
  }
  for (const [detail, passed] of Object.entries(checks)) {
    if (!passed) throw new CognitoError('tokenInvalid', { detail })
  }
  if (Math.abs(id.iat - expected.receivedAt) > 86_400) throw new CognitoError('clockWrong')
  return {
    idExpiresAt: expected.receivedAt + id.exp - id.iat,
    accessExpiresAt: expected.receivedAt + access.exp - access.iat,
  }
}
