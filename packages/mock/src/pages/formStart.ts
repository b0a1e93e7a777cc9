import { html, type SafeHtml } from './html.ts'
import type { PageModel } from './PageModel.ts'

/** The start tag of a form with its hidden fields. The form's own end tag closes it. */
export function formStart({ action, csrf }: Pick<PageModel, 'action' | 'csrf'>): SafeHtml {
  return html`<form method="post" action="${action}">
<input type="hidden" name="_csrf" value="${csrf}">`
}
