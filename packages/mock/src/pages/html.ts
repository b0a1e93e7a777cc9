/** Markup that is already safe to print. Only `html` makes it. */
export interface SafeHtml {
  readonly [safe]: string
}

/** What may stand in a `${…}` of `html`: text is escaped, markup of `html` is not, and `undefined` and `false` print nothing. */
export type HtmlValue = string | number | SafeHtml | undefined | false | readonly HtmlValue[]

const safe: unique symbol = Symbol('markup that is already escaped')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Template tag that escapes every value, for text and for quoted attribute values. Quote every
 * attribute: an unquoted one would end at the first space.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  const parts = strings.map((text, index) => text + toMarkup(values[index]))
  return { [safe]: parts.join('') }
}

/** Ends a page: the markup as a string. */
export function printHtml(markup: SafeHtml): string {
  return markup[safe]
}

function toMarkup(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
  if (typeof value === 'number') return String(value)
  if (safe in value) return value[safe]
  return value.map(toMarkup).join('')
}
