import type { AccessTokenClaims, IdTokenClaims } from '../base/claims.ts'
import type { ResolvedConfig } from '../base/config.ts'
import { CognitoError } from '../base/errors.ts'
import { readClaims, readHeader } from '../base/jwt.ts'
import type { StoredTokens } from '../base/tokens.ts'
import type { TokenAnswer } from './postToken.ts'

/** What tokens must agree with, beside the configuration. */
export interface TokenExpectation {
  /** The nonce of the sign-in; a refreshed ID token need not repeat it. */
  readonly nonce?: string | undefined
  /** The user of the session, for a refresh. */
  readonly sub?: string | undefined
}

/** Seconds; the longest lifetime that Cognito lets an ID or access token have. */
const longestLifetime = 86_400

/**
 * Checks fresh tokens that came over TLS from the token endpoint: everything but the signature.
 *
 * The device's clock may be wrong: a lifetime is counted from the receipt of the answer, which is
 * known to be fresh by its nonce or by the request that it answers.
 *
 * @param receivedAt - when the answer arrived, in seconds since 1970 by the clock of this device
 * @returns when each token expires, by the same clock
 * @throws CognitoError `tokenInvalid` naming the check, `clockWrong`
 * @see https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation
 */
export function judgeTokens(
  answer: TokenAnswer,
  { issuers, clientId }: Pick<ResolvedConfig, 'issuers' | 'clientId'>,
  receivedAt: number,
  { nonce, sub }: TokenExpectation,
): Pick<StoredTokens, 'receivedAt' | 'idExpiresAt' | 'accessExpiresAt'> {
  const id = readClaims<IdTokenClaims>(answer.idToken)
  const access = readClaims<AccessTokenClaims>(answer.accessToken)
  const audiences = [id.aud].flat()
  const lifetimeOf = ({ exp, iat }: { exp: number; iat: number }) => {
    const lifetime = exp - iat
    return lifetime > 0 && lifetime <= longestLifetime ? lifetime : 0
  }
  const isSigned = (token: string) =>
    /^(RS|PS|ES)(256|384|512)$/.test(String(readHeader(token).alg))
  const checks = {
    alg: isSigned(answer.idToken) && isSigned(answer.accessToken),
    iss: issuers.includes(id.iss) && access.iss === id.iss,
    // Of several audiences one must be named as the authorized party.
    aud: audiences.includes(clientId) && (audiences.length === 1 || id.azp),
    azp: [undefined, clientId].includes(id.azp),
    client_id: access.client_id === clientId,
    token_use: id.token_use === 'id' && access.token_use === 'access',
    sub:
      typeof id.sub === 'string' &&
      id.sub &&
      access.sub === id.sub &&
      (sub === undefined || id.sub === sub),
    nonce: nonce === undefined || id.nonce === nonce,
    'exp and iat': lifetimeOf(id) && lifetimeOf(access),
    'iat of both': Math.abs(id.iat - access.iat) <= 5,
  }
  for (const [detail, isPassed] of Object.entries(checks)) {
    if (!isPassed) throw new CognitoError('tokenInvalid', { detail })
  }
  if (Math.abs(id.iat - receivedAt) > 86_400) throw new CognitoError('clockWrong')
  return {
    receivedAt,
    idExpiresAt: receivedAt + lifetimeOf(id),
    accessExpiresAt: receivedAt + lifetimeOf(access),
  }
}
