/** The texts of the components. What went wrong in detail is said by `messages`. */
export interface Labels {
  /** On `SignInButton`. */
  readonly signIn: string
  /** While the page goes to the sign-in page, and while it comes back from there. */
  readonly signingIn: string
  /** When a sign-in could not be started. */
  readonly signInFailed: string
  /** On `SignOutButton`. */
  readonly signOut: string
  readonly signingOut: string
  readonly signOutFailed: string
  /** While nobody knows yet who is signed in. */
  readonly loading: string
  /** In `RequireAuth` and `CallbackHandler`, above a `SignInButton`. */
  readonly signInNeeded: string
  /** Heading of `CallbackHandler` when the answer of the sign-in page could not be used. */
  readonly signInIncomplete: string
  /** Starts over from `signInIncomplete`, towards the same page. */
  readonly tryAgain: string
  /** Goes on from `signInIncomplete` as the person who is signed in already. */
  readonly goOn: string
}

/** The English texts. Translate them; give yours to `<CognitoProvider labels>`. */
export const englishLabels: Labels = {
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  signInFailed: 'Sign-in did not start. Please try again.',
  signOut: 'Sign out',
  signingOut: 'Signing out…',
  signOutFailed: 'Sign-out did not finish. Please try again.',
  loading: 'Loading…',
  signInNeeded: 'Please sign in to go on.',
  signInIncomplete: 'Sign-in did not work',
  tryAgain: 'Try again',
  goOn: 'Continue',
}
