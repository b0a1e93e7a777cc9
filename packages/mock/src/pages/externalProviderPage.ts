import { formStart } from './formStart.ts'
import { html } from './html.ts'
import { layout, tile } from './layout.ts'
import { messages } from './messages.ts'
import type { PageModel } from './PageModel.ts'
import { fillIn } from './texts/fillIn.ts'
import { textsFor } from './texts/textsFor.ts'

export interface ExternalProviderPageModel extends PageModel {
  provider: string
  users: readonly { subject: string; label: string }[]
}

/**
 * Stands in for the sign-in page of an external provider: one button for each person, which sends
 * `subject`, and one that sends `outcome=cancel`.
 */
export function externalProviderPage(model: ExternalProviderPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  const { provider, users, clientName } = model
  return layout({
    lang,
    texts,
    title: texts.providerTitle,
    brand: provider,
    failed: Boolean(model.error),
    content: html`<p class="lead">${fillIn(texts.continueTo, { client: html`<b>${clientName}</b>` })}</p>
${messages(model)}
${formStart(model)}
<ul class="stack">${users.map(
      ({ subject, label }) =>
        html`<li><button type="submit" class="secondary row" name="subject" value="${subject}">${tile(
          label,
          'round',
        )}<span>${label}<small>${subject}</small></span></button></li>`,
    )}</ul>
<button type="submit" class="plain" name="outcome" value="cancel">${texts.cancel}</button>
</form>
<p class="below">${fillIn(texts.providerNote, { provider })}</p>`,
  })
}
