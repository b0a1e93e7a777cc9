import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageReply } from '../http/replies.ts'
import { errorPage } from '../pages/errorPage.ts'
import { langOf } from './formPage.ts'

/** `GET /error`: always 400. */
export function error(exchange: Exchange): Reply {
  const code = exchange.query.get('error') ?? 'unknown_error'
  const clientId = exchange.query.get('client_id')
  const client = exchange.pools.flatMap(({ clients }) => clients).find(({ id }) => id === clientId)
  return pageReply(
    400,
    errorPage({
      lang: langOf(exchange),
      title: 'An error was encountered with the requested page.',
      detail: [code, hintOf(code, client !== undefined)].filter(Boolean).join(': '),
      clientName: client?.name,
    }),
  )
}

// What Cognito keeps to itself: the first question of everybody who sees this page.
function hintOf(code: string, isKnownClient: boolean): string {
  if (!isKnownClient) return 'client_id is missing or is not an app client of this user pool.'
  if (code !== 'redirect_mismatch') return ''
  return 'The URL to return to is not, character by character, one of the callback or sign-out URLs of this app client.'
}
