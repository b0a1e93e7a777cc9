import { html, printHtml, type SafeHtml } from './html.ts'
import { icon } from './icon.ts'
import { styleSheet } from './styleSheet.ts'
import type { PageTexts } from './texts/PageTexts.ts'

export interface LayoutParameters {
  lang: string
  texts: PageTexts
  title: string
  /** Shown above the heading, with its first letter as a mark. */
  brand: string | undefined
  /** Puts "Error: " before the title, the first thing that a screen reader says. */
  failed?: boolean | undefined
  /** Stands above the heading. */
  mark?: SafeHtml | undefined
  content: SafeHtml
}

/** The document around a page: a card with the brand, one `h1`, and the mark of the mock. */
export function layout(parameters: LayoutParameters): string {
  const { lang, texts, title, brand, failed = false, mark, content } = parameters
  return printHtml(html`<!doctype html>
<html lang="${lang}" data-accent="${accentOf(brand ?? '')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${failed && `${texts.errorTitle}: `}${title}${brand && ` · ${brand}`}</title>
<link rel="icon" href="data:,">
${styleSheet}
</head>
<body>
<div class="card">
${brand && html`<header class="brand">${tile(brand)}<span>${brand}</span></header>`}
<main>
${mark}
<h1>${title}</h1>
${content}
</main>
</div>
<footer><p class="mock">${icon('flask')}${texts.mockMark}</p></footer>
</body>
</html>
`)
}

/** A square with the first letter of a name. Decoration: the name stands beside it. */
export function tile(name: string, look = ''): SafeHtml {
  const [first = '?'] = name.trim()
  return html`<span class="tile ${look}" aria-hidden="true">${first.toUpperCase()}</span>`
}

function accentOf(name: string): number {
  return [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % 6
}
