import { field } from './field.ts'
import type { SafeHtml } from './html.ts'
import type { PageTexts } from './texts/PageTexts.ts'

/** The field `code`, for a code from an e-mail or a text message. */
export function codeField(texts: PageTexts, invalid: boolean): SafeHtml {
  return field({
    name: 'code',
    label: texts.code,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    autofocus: true,
    invalid,
  })
}
