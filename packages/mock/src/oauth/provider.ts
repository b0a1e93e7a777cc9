import type { Exchange, Reply } from '../http/Exchange.ts'
import { pageHref, pageRedirect } from '../http/replies.ts'
import { externalProviderPage } from '../pages/externalProviderPage.ts'
import { formPage, refuseForgery } from './formPage.ts'
import { pageStateMissing } from './pageState.ts'

/** The simulated external provider: its answer goes to `/oauth2/idpresponse` like a real one's. */
export function provider(exchange: Exchange): Reply {
  const { engine, query, form } = exchange
  const state = query.get('state') ?? ''
  const federation = engine.federations.get(state)
  if (!federation || !exchange.pools.includes(federation.pool)) return pageStateMissing(exchange)
  const answer = (parameters: Readonly<Record<string, string>>) =>
    pageRedirect(
      exchange,
      '/oauth2/idpresponse',
      new URLSearchParams({ ...parameters, state }).toString(),
    )
  if (exchange.method === 'POST') {
    const refused = refuseForgery(exchange)
    if (refused) return refused
    const outcome = form.get('outcome')
    if (outcome === 'cancel') return answer({ error: 'access_denied' })
    if (outcome) return answer({ error: 'server_error' })
    const subject = form.get('subject')
    const isKnown = federation.provider.users.some((user) => user.subject === subject)
    if (subject !== null && isKnown) {
      return answer({ code: engine.providerCodes.add({ federation, subject }) })
    }
  }
  const { users, name } = federation.provider
  return formPage(exchange, (common) =>
    externalProviderPage({
      ...common,
      clientName: federation.client.name,
      action: pageHref(exchange, exchange.path, exchange.rawQuery),
      provider: name,
      users: users.map(({ subject, attributes }) => ({
        subject,
        label: attributes?.name ?? attributes?.email ?? subject,
      })),
    }),
  )
}
