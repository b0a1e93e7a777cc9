import { type HtmlValue, html, type SafeHtml } from '../html.ts'

/**
 * Puts values into a text: `fillIn('Continue to {client}', { client })`. Every language has its own
 * word order, and a value may be markup, for example a name in bold.
 */
export function fillIn(text: string, values: Readonly<Record<string, HtmlValue>>): SafeHtml {
  const parts = text.split(/\{(\w+)\}/)
  return html`${parts.map((part, index) => (index % 2 ? values[part] : part))}`
}
