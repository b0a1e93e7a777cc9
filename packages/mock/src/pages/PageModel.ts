/** What every form page needs to know. All strings are plain text; the pages escape them. */
export interface PageModel {
  /** BCP 47 language tag of the texts, as in the `lang` parameter of `/login`. Unknown ones get English. */
  lang: string
  clientName: string
  /** URL that the form posts to. */
  action: string
  /** Value of the hidden field `_csrf`. */
  csrf: string
  /** Shown as given: Cognito's own error texts are not translated. */
  error?: string | undefined
  /** Shown as given, e.g. "We have sent a code by email to a***@e***". */
  notice?: string | undefined
}

/** An attribute of the user that a page asks for, in a field named `requiredAttributes[name]`. */
export interface PageAttribute {
  name: string
  label: string
  /** Value of the `type` attribute of the input: `text`, `email`, `tel`, `date`, `url`, … */
  type: string
  required: boolean
  value?: string | undefined
}

/** The part of a pool's password policy that the pages describe. */
export interface PagePasswordPolicy {
  minimumLength: number
  requireUppercase: boolean
  requireLowercase: boolean
  requireNumbers: boolean
  requireSymbols: boolean
}

/** What people of the pool sign in with. @default 'username' */
export type UsernameType = 'username' | 'email' | 'phone'
