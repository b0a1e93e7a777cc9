import { CognitoException } from '../engine/CognitoException.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { confirmForgotPassword } from './confirmForgotPassword.ts'
import { confirmSignUp } from './confirmSignUp.ts'
import { apiHeaders, exceptionReply } from './exceptionReply.ts'
import { forgotPassword } from './forgotPassword.ts'
import { getTokensFromRefreshToken } from './getTokensFromRefreshToken.ts'
import { getUser } from './getUser.ts'
import { globalSignOut } from './globalSignOut.ts'
import { toInput } from './Input.ts'
import { initiateAuth } from './initiateAuth.ts'
import type { Operation } from './Operation.ts'
import { resendConfirmationCode } from './resendConfirmationCode.ts'
import { revokeToken } from './revokeToken.ts'
import { signUp } from './signUp.ts'

const operations: Readonly<Record<string, Operation>> = {
  ConfirmForgotPassword: confirmForgotPassword,
  ConfirmSignUp: confirmSignUp,
  ForgotPassword: forgotPassword,
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  GetUser: getUser,
  GlobalSignOut: globalSignOut,
  InitiateAuth: initiateAuth,
  ResendConfirmationCode: resendConfirmationCode,
  RevokeToken: revokeToken,
  SignUp: signUp,
}

/** The name in `X-Amz-Target`. */
export function operationNameOf(headers: Headers): string {
  const target = headers.get('x-amz-target') ?? ''
  return /^AWSCognitoIdentityProviderService\.(\w+)$/.exec(target)?.[1] ?? 'unknown'
}

/** `POST /` of the JSON API. */
export async function handleOperation(exchange: Exchange): Promise<Reply> {
  const { engine, pools, baseUrl, headers } = exchange
  const name = operationNameOf(headers)
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (!operation) {
    return exceptionReply(
      'UnknownOperationException',
      `@cognito-kit/mock does not simulate ${name}.`,
    )
  }
  try {
    const output = await operation({ engine, pools, baseUrl, input: toInput(exchange.body) })
    return { status: 200, headers: apiHeaders(), body: JSON.stringify(output) }
  } catch (error) {
    if (!(error instanceof CognitoException)) throw error
    // A malformed request is answered without a text.
    return exceptionReply(error.type, error.message || undefined)
  }
}
