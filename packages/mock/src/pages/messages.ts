import { html, type SafeHtml } from './html.ts'
import { icon } from './icon.ts'
import type { PageModel } from './PageModel.ts'

/** The error and the notice of a page. Fields point at the error with `aria-describedby="error"`. */
export function messages({ error, notice }: Pick<PageModel, 'error' | 'notice'>): SafeHtml {
  return html`${error && html`<p class="alert" id="error" role="alert">${icon('alert')}<span>${error}</span></p>`}
${notice && html`<p class="notice" role="status">${icon('mail')}<span>${notice}</span></p>`}`
}
