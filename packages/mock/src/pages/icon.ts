import { html, type SafeHtml } from './html.ts'

const icons: Readonly<Record<'alert' | 'flask' | 'mail', SafeHtml>> = {
  alert: html`<path d="M10 6.2v4.6M10 13.7v.1"/><circle cx="10" cy="10" r="7.6"/>`,
  flask: html`<path d="M7.4 2.6h5.2M8.3 2.6v5L3.7 15a1.6 1.6 0 0 0 1.4 2.4h9.8a1.6 1.6 0 0 0 1.4-2.4l-4.6-7.4v-5M5.9 12h8.2"/>`,
  mail: html`<rect x="2.4" y="4.2" width="15.2" height="11.6" rx="2.2"/><path d="m3 6 7 5.2L17 6"/>`,
}

/** A small line drawing in the colour of the text, hidden from screen readers. */
export function icon(name: keyof typeof icons): SafeHtml {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${icons[name]}</svg>`
}
