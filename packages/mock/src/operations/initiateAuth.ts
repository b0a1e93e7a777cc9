import { CognitoException } from '../engine/CognitoException.ts'
import { checkPassword } from '../engine/checkPassword.ts'
import { authenticationResult } from './authenticationResult.ts'
import { assertSecretHash, type Caller, findCaller } from './findCaller.ts'
import type { OperationContext } from './Operation.ts'
import { redeemRefreshToken } from './redeemRefreshToken.ts'
import { fields, validate } from './validate.ts'

const flows = {
  USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
  REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
  CUSTOM_AUTH: 'ALLOW_CUSTOM_AUTH',
  USER_AUTH: 'ALLOW_USER_AUTH',
} as const

/** `InitiateAuth`, with the flows of passwords and refresh tokens. */
export async function initiateAuth(context: OperationContext): Promise<object> {
  const { input, engine } = context
  validate(input, fields.authFlow, fields.clientId)
  const caller = findCaller(context)
  const flow = input.string('AuthFlow') ?? ''
  if (!isFlow(flow)) {
    throw invalidParameter('Initiate Auth method not supported.')
  }
  const isRefresh = flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN'
  if (isRefresh && caller.client.retryGracePeriod !== undefined) {
    const { exception, message } = engine.settings.behaviors.refreshTokenAuthWithRotation
    throw new CognitoException(exception, message)
  }
  if (!caller.client.explicitAuthFlows.includes(flows[flow])) {
    throw invalidParameter(`${flow} flow not enabled for this client`)
  }
  if (isRefresh) return refresh(context, caller)
  if (flow === 'USER_PASSWORD_AUTH') return signIn(context, caller)
  throw new CognitoException(
    'UnsupportedOperationException',
    `@cognito-kit/mock does not simulate AuthFlow ${flow}.`,
  )
}

async function signIn(context: OperationContext, { pool, client }: Caller): Promise<object> {
  const parameters = context.input.map('AuthParameters')
  const username = required(parameters, 'USERNAME')
  const password = required(parameters, 'PASSWORD')
  await assertSecretHash(client, username, parameters.get('SECRET_HASH'))
  const { engine } = context
  const user = checkPassword(pool, client, username, password, engine.clock.seconds())
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw new CognitoException(
      'UnsupportedOperationException',
      '@cognito-kit/mock does not simulate the challenge NEW_PASSWORD_REQUIRED.',
    )
  }
  const { grant, refreshToken } = engine.grants.create({
    pool,
    client,
    user,
    scopes: ['aws.cognito.signin.user.admin'],
    authTime: engine.clock.seconds(),
    isOAuth: false,
    nonce: undefined,
    resource: undefined,
  })
  const result = await authenticationResult(context, grant, refreshToken)
  return { AuthenticationResult: result, ChallengeParameters: {} }
}

async function refresh(context: OperationContext, { client }: Caller): Promise<object> {
  const parameters = context.input.map('AuthParameters')
  const sent = required(parameters, 'REFRESH_TOKEN')
  const user = context.engine.grants.findByRefreshToken(sent)?.user
  // The raw secret in place of its hash is what an old AWS library sends, and Cognito takes it.
  const hash = parameters.get('SECRET_HASH')
  if (user && !(client.secret !== undefined && hash === client.secret)) {
    await assertSecretHash(client, user.username, hash)
  }
  const { grant } = redeemRefreshToken(context, client, sent)
  const result = await authenticationResult(context, grant, undefined)
  return { AuthenticationResult: result, ChallengeParameters: {} }
}

function required(parameters: ReadonlyMap<string, string>, name: string): string {
  const value = parameters.get(name)
  if (value) return value
  throw invalidParameter(`Missing required parameter ${name}`)
}

function isFlow(flow: string): flow is keyof typeof flows {
  return Object.hasOwn(flows, flow)
}

function invalidParameter(message: string): CognitoException {
  return new CognitoException('InvalidParameterException', message)
}
