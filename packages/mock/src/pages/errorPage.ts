import { html } from './html.ts'
import { icon } from './icon.ts'
import { layout } from './layout.ts'
import { textsFor } from './texts/textsFor.ts'

export interface ErrorPageModel {
  lang: string
  title: string
  detail: string
  clientName?: string | undefined
}

/** `/error`: the end of the road, for people and for the developer who reads the detail. */
export function errorPage(model: ErrorPageModel): string {
  const { texts, lang } = textsFor(model.lang)
  return layout({
    lang,
    texts,
    title: model.title,
    brand: model.clientName,
    mark: html`<div class="tile failure">${icon('alert')}</div>`,
    content: html`<p class="lead">${model.detail}</p>`,
  })
}
