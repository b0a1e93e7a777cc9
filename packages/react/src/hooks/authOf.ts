import {
  type CognitoClient,
  type GetTokenOptions,
  type Session,
  type SignInWithRedirectParameters,
  type SignOutParameters,
  type SignOutResult,
  signInWithRedirect,
  signOut,
} from '@cognito-kit/core'

/** What {@link Auth} can do. The functions stay the same for a client. */
export interface AuthActions {
  /** `signInWithRedirect`: goes to managed login and comes back to this page. */
  readonly signIn: (parameters?: SignInWithRedirectParameters) => Promise<void>
  readonly signOut: (parameters?: SignOutParameters) => Promise<SignOutResult>
  /** An access token that is not about to expire, for the `Authorization` header. */
  readonly getAccessToken: (options?: GetTokenOptions) => Promise<string>
}

/** The session, and what one does with it. Destructure it and switch on `status`. */
export type Auth = Session & AuthActions

interface Known {
  readonly actions: AuthActions
  readonly auths: WeakMap<Session, Auth>
}

const known = new WeakMap<CognitoClient, Known>()

/** A session with its actions: the same object for the same session. */
export function authOf(client: CognitoClient, session: Session): Auth {
  const { actions, auths } = known.get(client) ?? create(client)
  const auth = auths.get(session) ?? { ...session, ...actions }
  auths.set(session, auth)
  return auth
}

function create(client: CognitoClient): Known {
  const made: Known = {
    actions: {
      signIn: (parameters) => signInWithRedirect(client, parameters),
      signOut: (parameters) => signOut(client, parameters),
      getAccessToken: client.getAccessToken,
    },
    auths: new WeakMap(),
  }
  known.set(client, made)
  return made
}
