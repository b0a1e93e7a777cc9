import type { MockCognito } from '../MockCognito.ts'

/** Where the browser has come to. */
export interface Page {
  readonly url: URL
  /** Undefined when the last redirect left the mock: nobody fetches an app's page here. */
  readonly response: Response | undefined
  readonly html: string
}

export interface Browser {
  /** Follows redirects as long as they stay on the origin. */
  open: (url: string | URL) => Promise<Page>
  /** Fills in a form of the page and sends it. @param index which form, the first by default */
  submit: (page: Page, fields: Readonly<Record<string, string>>, index?: number) => Promise<Page>
  cookies: Map<string, string>
}

/** A browser without JavaScript: a cookie jar, redirects and forms. */
export function createBrowser(mock: MockCognito): Browser {
  const cookies = new Map<string, string>()

  async function visit(url: URL, init: RequestInit = {}): Promise<Page> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...init.headers, cookie }
    const response = await mock.fetch(new Request(url, { ...init, headers }))
    for (const line of response.headers.getSetCookie()) keep(line)
    const location = response.headers.get('location')
    if (location === null) return { url, response, html: await response.text() }
    const next = new URL(location, url)
    if (next.origin !== url.origin) return { url: next, response: undefined, html: '' }
    return visit(next)
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (attributes.includes('Max-Age=0')) cookies.delete(name)
    else cookies.set(name, pair.slice(at + 1))
  }

  return {
    cookies,
    open: (url) => visit(new URL(url)),
    submit: (page, fields, index = 0) => {
      const form = formsOf(page.html)[index]
      if (!form) throw new Error(`The page ${page.url.pathname} has no form ${index}.`)
      const body = new URLSearchParams({ ...form.hidden, ...fields }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return visit(new URL(form.action, page.url), { method: 'POST', body, headers })
    },
  }
}

function formsOf(html: string): { action: string; hidden: Record<string, string> }[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', content = '']) => {
    const hidden = [...content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
    return {
      action: unescapeHtml(/action="([^"]*)"/.exec(head)?.[1] ?? ''),
      hidden: Object.fromEntries(hidden.map(([, name, value = '']) => [name, unescapeHtml(value)])),
    }
  })
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
