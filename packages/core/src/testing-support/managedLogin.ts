import type { MockCognito } from '@cognito-kit/mock'

/** A person in front of the pages of managed login, with the cookies of one browser. */
export interface Person {
  /**
   * Opens an authorize URL, fills in what the pages ask for, and answers the URL of the app that the
   * browser ends up on.
   */
  signIn(url: string, as?: Credentials): Promise<string>
  /** Opens a URL and answers where it leads: a URL of the app, or the page that stays open. */
  open(url: string): Promise<{ readonly url: string; readonly html: string }>
}

export interface Credentials {
  readonly username?: string
  readonly password?: string
  /** Who to be at an external provider; `null` cancels there. */
  readonly subject?: string | null
}

export const ada = { username: 'ada', password: 'Correct-horse-1' } as const
export const bob = { username: 'bob', password: 'Battery-staple-2' } as const

/** Walks the pages as a browser does, without script. */
export function createPerson(mock: MockCognito): Person {
  const cookies = new Map<string, string>()

  async function send(url: string, form?: URLSearchParams): Promise<{ url: string; html: string }> {
    let target = url
    let body = form
    for (let hops = 0; hops < 20; hops++) {
      if (!mock.serves(target)) return { url: target, html: '' }
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
      const request = new Request(target, body ? { method: 'POST', body } : {})
      const response = await mock.fetch(request, { cookie, onSetCookie: keep })
      const location = response.headers.get('location')
      if (!location) return { url: target, html: await response.text() }
      target = new URL(location, target).href
      body = undefined
    }
    throw new Error('The pages redirect in a circle.')
  }

  function keep(header: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
    if (value === '' || /max-age=0/i.test(header)) cookies.delete(name)
    else cookies.set(name, value)
  }

  return {
    open: (url) => send(url),
    async signIn(url, { username = ada.username, password = ada.password, subject } = {}) {
      let page = await send(url)
      for (let steps = 0; page.html && steps < 5; steps++) {
        const form = formIn(page)
        if (!form)
          throw new Error(`No form on ${new URL(page.url).pathname}:\n${textOf(page.html)}`)
        if (form.names.includes('password')) {
          form.fields.set('username', username)
          form.fields.set('password', password)
        } else if (subject === null) form.fields.set('outcome', 'cancel')
        else if (subject !== undefined) form.fields.set('subject', subject)
        page = await send(form.action, form.fields)
      }
      return page.url
    },
  }
}

function formIn({ url, html }: { readonly url: string; readonly html: string }) {
  const [, opening = '', inner] = /<form([^>]*)>([\s\S]*?)<\/form>/.exec(html) ?? []
  if (inner === undefined) return undefined
  const fields = new URLSearchParams()
  const names: string[] = []
  for (const [tag] of inner.matchAll(/<(?:input|button)[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === undefined) continue
    names.push(name)
    if (attribute(tag, 'type') === 'hidden') fields.set(name, attribute(tag, 'value') ?? '')
  }
  return { action: new URL(attribute(opening, 'action') ?? url, url).href, fields, names }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const textOf = (html: string): string =>
  html
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
