import { codeField } from './codeField.ts'
import { formStart } from './formStart.ts'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { messages } from './messages.ts'
import type { PageModel } from './PageModel.ts'
import { fillIn } from './texts/fillIn.ts'
import { textsFor } from './texts/textsFor.ts'

export interface ConfirmPageModel extends PageModel {
  /** Masked, e.g. a***@e***. */
  destination: string
  /** URL of the form that asks for a new code. */
  resendAction: string
}

/** `/confirm`: the code of a sign-up. */
export function confirmPage(model: ConfirmPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const invalid = Boolean(model.error)
  return layout({
    lang,
    texts,
    title: texts.confirmTitle,
    brand: model.clientName,
    failed: invalid,
    content: html`<p class="lead">${fillIn(texts.confirmLead, { destination: html`<b>${model.destination}</b>` })}</p>
${messages(model)}
${formStart(model)}
${codeField(texts, invalid)}
<button type="submit">${texts.confirm}</button>
</form>
<div class="below"><span>${texts.noCode}</span>
${formStart({ action: model.resendAction, csrf: model.csrf })}
<button type="submit" class="plain">${texts.resend}</button>
</form></div>`,
  })
}
