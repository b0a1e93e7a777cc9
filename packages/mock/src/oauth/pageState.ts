import type { PageState } from '../engine/createEngine.ts'
import { toSetCookie } from '../http/cookies.ts'
import type { Exchange, Reply } from '../http/Exchange.ts'
import { startAgainPage } from './formPage.ts'

const name = 'page-data'

/** Who the page under way is about, if it is the page that was left to. */
export function readPageState<step extends PageState['step']>(
  exchange: Exchange,
  step: step,
): PageState | undefined {
  const state = exchange.engine.pageStates.get(exchange.cookies.get(name))
  if (!state || state.step !== step || !exchange.pools.includes(state.pool)) return undefined
  return state
}

export function startPageState(exchange: Exchange, state: PageState): string {
  return toSetCookie(exchange, name, exchange.engine.pageStates.add(state))
}

export function endPageState(exchange: Exchange): string {
  exchange.engine.pageStates.remove(exchange.cookies.get(name))
  return toSetCookie(exchange, name, '', 0)
}

/** For a page that can only be reached from another one, or whose time is over. */
export function pageStateMissing(exchange: Exchange): Reply {
  return startAgainPage(
    exchange,
    'This page has been open for too long or was opened directly. Go back to the app and start again.',
  )
}
