import { field } from './field.ts'
import type { SafeHtml } from './html.ts'
import type { UsernameType } from './PageModel.ts'
import type { PageTexts } from './texts/PageTexts.ts'

export interface UsernameFieldParameters {
  texts: PageTexts
  usernameType?: UsernameType | undefined
  username?: string | undefined
  invalid?: boolean | undefined
  autofocus?: boolean | undefined
}

/** The field `username`, labelled with what people of this pool sign in with. */
export function usernameField(parameters: UsernameFieldParameters): SafeHtml {
  const { texts, usernameType = 'username', username, invalid, autofocus } = parameters
  const label = { username: texts.username, email: texts.email, phone: texts.phone }[usernameType]
  // Never `type="email"`: the browser would refuse before Cognito does, in words of its own.
  const inputmode = { username: undefined, email: 'email', phone: 'tel' }[usernameType]
  return field({
    name: 'username',
    label,
    autocomplete: 'username',
    value: username,
    inputmode,
    invalid,
    autofocus,
  })
}
