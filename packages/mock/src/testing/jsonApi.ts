import type { MockCognito } from '../MockCognito.ts'
import type { ExplicitAuthFlow } from '../MockCognitoOptions.ts'
import { call, clientId, password } from './fixture.ts'

/** The scope of account operations, and of every token of the JSON API. */
export const admin = 'aws.cognito.signin.user.admin'

/** A client that may send passwords. */
export const flows: { explicitAuthFlows: readonly ExplicitAuthFlow[] } = {
  explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
}

/** Somebody who signs up. */
export const grace: {
  ClientId: string
  Username: string
  Password: string
  UserAttributes: readonly { Name: string; Value: string }[]
} = {
  ClientId: clientId,
  Username: 'grace',
  Password: 'N3w-passw0rd',
  UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }],
}

export interface Result {
  AccessToken: string
  IdToken: string
  RefreshToken: string
}

/** Signs ada in by the JSON API. */
export function signIn(
  mock: MockCognito,
  parameters: Readonly<Record<string, string>> = {},
): ReturnType<typeof call> {
  return call(mock, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: clientId,
    AuthParameters: { USERNAME: 'ada', PASSWORD: password, ...parameters },
  })
}

export async function tokensOf(mock: MockCognito): Promise<Result> {
  return (await signIn(mock)).json.AuthenticationResult as Result
}

/** Status, name and text of an error. */
export async function errorOf(
  answer: ReturnType<typeof call>,
): Promise<[status: number, type: unknown, message: unknown]> {
  const { status, json } = await answer
  return [status, json.__type, json.message]
}
