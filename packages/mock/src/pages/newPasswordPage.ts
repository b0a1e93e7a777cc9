import { attributeFields } from './attributeFields.ts'
import { formStart } from './formStart.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { messages } from './messages.ts'
import { newPasswordFields } from './newPasswordFields.ts'
import type { PageAttribute, PageModel, PagePasswordPolicy } from './PageModel.ts'
import { textsFor } from './texts/textsFor.ts'

export interface NewPasswordPageModel extends PageModel {
  attributes: readonly PageAttribute[]
  /** Whose password it is, for password managers. */
  username?: string | undefined
  passwordPolicy?: PagePasswordPolicy | undefined
}

/** The page after a sign-in with a temporary password: `NEW_PASSWORD_REQUIRED`. */
export function newPasswordPage(model: NewPasswordPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const invalid = Boolean(model.error)
  return layout({
    lang,
    texts,
    title: texts.newPasswordTitle,
    brand: model.clientName,
    failed: invalid,
    content: html`<p class="lead">${texts.newPasswordLead}</p>
${messages(model)}
${formStart(model)}
${newPasswordFields({ ...model, texts, invalid, autofocus: true })}
${attributeFields(model.attributes, texts)}
<button type="submit">${texts.continue}</button>
</form>`,
  })
}
