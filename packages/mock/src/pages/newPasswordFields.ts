import { field } from './field.ts'
import { html, type SafeHtml } from './html.ts'
import type { PagePasswordPolicy } from './PageModel.ts'
import { passwordPolicy } from './passwordPolicy.ts'
import type { PageTexts } from './texts/PageTexts.ts'

export interface NewPasswordFieldsParameters {
  texts: PageTexts
  /** Whose password it is, for password managers; not sent with the form. */
  username?: string | undefined
  passwordPolicy?: PagePasswordPolicy | undefined
  autofocus?: boolean | undefined
  invalid?: boolean | undefined
}

/** The fields `password` and `confirmPassword` with the pool's policy. */
export function newPasswordFields(parameters: NewPasswordFieldsParameters): SafeHtml {
  const { texts, username, passwordPolicy: policy, autofocus, invalid } = parameters
  return html`${username && html`<input autocomplete="username" value="${username}" readonly hidden>`}
${field({
  name: 'password',
  label: texts.newPassword,
  type: 'password',
  autocomplete: 'new-password',
  autofocus,
  invalid,
  describedBy: policy && 'password-policy',
})}
${policy && passwordPolicy(policy, texts)}
${field({
  name: 'confirmPassword',
  label: texts.confirmPassword,
  type: 'password',
  autocomplete: 'new-password',
  invalid,
})}`
}
