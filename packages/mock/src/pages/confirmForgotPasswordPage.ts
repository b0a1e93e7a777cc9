import { codeField } from './codeField.ts'
import { formStart } from './formStart.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { messages } from './messages.ts'
import { newPasswordFields } from './newPasswordFields.ts'
import type { PageModel, PagePasswordPolicy } from './PageModel.ts'
import { fillIn } from './texts/fillIn.ts'
import { textsFor } from './texts/textsFor.ts'

export interface ConfirmForgotPasswordPageModel extends PageModel {
  /** Masked, e.g. a***@e***. */
  destination: string
  /** Whose password it is, for password managers. */
  username?: string | undefined
  passwordPolicy?: PagePasswordPolicy | undefined
}

/** `/confirmforgotPassword`: the code and a new password, twice. */
export function confirmForgotPasswordPage(model: ConfirmForgotPasswordPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const invalid = Boolean(model.error)
  return layout({
    lang,
    texts,
    title: texts.resetPasswordTitle,
    brand: model.clientName,
    failed: invalid,
    content: html`<p class="lead">${fillIn(texts.resetPasswordLead, { destination: html`<b>${model.destination}</b>` })}</p>
${messages(model)}
${formStart(model)}
${codeField(texts, invalid)}
${newPasswordFields({ ...model, texts, invalid })}
<button type="submit">${texts.changePassword}</button>
</form>`,
  })
}
