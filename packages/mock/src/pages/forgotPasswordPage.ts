import { formStart } from './formStart.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { messages } from './messages.ts'
import type { PageModel, UsernameType } from './PageModel.ts'
import { textsFor } from './texts/textsFor.ts'
import { usernameField } from './usernameField.ts'

export interface ForgotPasswordPageModel extends PageModel {
  username?: string | undefined
  usernameType?: UsernameType | undefined
  loginHref: string
}

/** `/forgotPassword`: asks for a code. */
export function forgotPasswordPage(model: ForgotPasswordPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const invalid = Boolean(model.error)
  return layout({
    lang,
    texts,
    title: texts.resetTitle,
    brand: model.clientName,
    failed: invalid,
    content: html`<p class="lead">${texts.resetLead}</p>
${messages(model)}
${formStart(model)}
${usernameField({ ...model, texts, invalid, autofocus: true })}
<button type="submit">${texts.sendCode}</button>
</form>
<p class="below"><a href="${model.loginHref}">${texts.backToSignIn}</a></p>`,
  })
}
