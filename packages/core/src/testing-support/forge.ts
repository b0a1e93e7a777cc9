import { isSecret } from './hygiene.ts'
import type { Intercept } from './world.ts'

type Claims = Record<string, unknown>

/** What to make of the tokens of an answer. `undefined` removes a claim. */
export interface Forgery {
  readonly id?: (claims: Claims) => Claims
  readonly access?: (claims: Claims) => Claims
  readonly header?: (header: Claims) => Claims
  /** What to make of the answer of the endpoint itself. */
  readonly answer?: (answer: Claims) => unknown
}

/** Lets Cognito answer and changes the tokens. The signature stays as it was. */
export function forge({ id, access, header, answer }: Forgery): Intercept {
  return async (_, pass) => {
    const response = await pass()
    const body = (await response.json()) as Record<string, string>
    const change = (token = '', claims?: (claims: Claims) => Claims) => {
      const [head = '', payload = '', signature = ''] = token.split('.')
      const forged = [
        encode(header?.(decode(head)) ?? decode(head)),
        encode(claims?.(decode(payload)) ?? decode(payload)),
        signature,
      ].join('.')
      isSecret(forged)
      return forged
    }
    const changed = {
      ...body,
      id_token: change(body.id_token, id),
      access_token: change(body.access_token, access),
    }
    return Response.json(answer ? answer(changed) : changed)
  }
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (part: string): Claims => JSON.parse(Buffer.from(part, 'base64url').toString())
