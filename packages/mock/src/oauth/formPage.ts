import { equalsSecret, randomUuid } from '../engine/bytes.ts'
import { toSetCookie } from '../http/cookies.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageReply } from '../http/replies.ts'
import { errorPage } from '../pages/errorPage.ts'

const languages = 'de en es fr id it ja ko pt-BR zh-CN zh-TW'.split(' ')

export function langOf({ query, cookies }: Exchange): string {
  const wanted = query.get('lang') ?? cookies.get('lang') ?? 'en'
  return languages.includes(wanted) ? wanted : 'en'
}

/** Answers with a page that has a form, and the cookie that its hidden field must match. */
export function formPage(
  exchange: Exchange,
  render: (common: { lang: string; csrf: string }) => string,
  cookies: readonly string[] = [],
): Reply {
  const known = exchange.cookies.get('XSRF-TOKEN')
  // Kept when there is one, so that a second tab does not break the form of the first.
  const csrf = known && /^[\w-]{36}$/.test(known) ? known : randomUuid()
  const lang = langOf(exchange)
  const langCookie = exchange.query.has('lang') ? [toSetCookie(exchange, 'lang', lang)] : []
  const csrfCookie = toSetCookie(exchange, 'XSRF-TOKEN', csrf)
  return pageReply(200, render({ lang, csrf }), [csrfCookie, ...langCookie, ...cookies])
}

/** The page for a form that did not come from a page of ours; undefined when it did. */
export function refuseForgery(exchange: Exchange): Reply | undefined {
  const cookie = exchange.cookies.get('XSRF-TOKEN')
  if (cookie && equalsSecret(exchange.form.get('_csrf') ?? '', cookie)) return undefined
  return startAgainPage(
    exchange,
    'The form does not belong to the page that this browser was given. Cookies may be blocked; go back to the app and start again.',
  )
}

/** The page for what cannot go on. */
export function startAgainPage(exchange: Exchange, detail: string): Reply {
  const title = 'Something went wrong'
  return pageReply(400, errorPage({ lang: langOf(exchange), title, detail }))
}
