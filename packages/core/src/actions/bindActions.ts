import type { CognitoClient } from '../client.ts'

// biome-ignore lint/suspicious/noExplicitAny: the parameters of an action are whatever they are
type Action = (client: CognitoClient, ...rest: any[]) => unknown

/** Actions with their client filled in. */
export type BoundActions<actions extends Record<string, Action>> = {
  [name in keyof actions]: actions[name] extends (
    client: CognitoClient,
    ...rest: infer rest
  ) => infer result
    ? (...rest: rest) => result
    : never
}

/**
 * Actions as methods, for whoever likes that better: `bindActions(client, { signOut }).signOut()`.
 * Only what is named ends up in the bundle.
 */
export function bindActions<const actions extends Record<string, Action>>(
  client: CognitoClient,
  actions: actions,
): BoundActions<actions> {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [
      name,
      (...rest: unknown[]) => action(client, ...rest),
    ]),
  ) as BoundActions<actions>
}
