import type { Environment } from '../env/environment.ts'

// The state tells the answer of a popup from that of a redirect: after a login page with a
// cross-origin opener policy, the popup has neither an opener nor its name.
export const popupSuffix = '.popup'

export function isPopupState(state: string): boolean {
  return state.endsWith(popupSuffix)
}

/** The channel of one popup; only pages of this origin can be on it. */
export function popupChannel(key: string, state: string): string {
  return `${key}.popup.${state}`
}

/** The answer of a popup, and the word that it was received. */
export type PopupMessage = { readonly query: string } | 'received'

/** Seconds for the page that opened the popup to take the answer. */
const patience = 2

/**
 * Hands an answer to the page that opened this popup, and closes the popup. This page exchanges
 * nothing.
 *
 * @returns whether anybody took it
 */
export function reportToOpener(
  environment: Environment,
  key: string,
  { state, query }: { readonly state: string; readonly query: string },
): Promise<boolean> {
  const channel = environment.openChannel(popupChannel(key, state))
  return new Promise((resolve) => {
    const finish = (taken: boolean) => {
      channel.close()
      disarm()
      resolve(taken)
      if (taken) environment.navigation.close()
    }
    const disarm = environment.clock.after(patience, () => finish(false))
    channel.subscribe((message) => {
      if (message === ('received' satisfies PopupMessage)) finish(true)
    })
    channel.post({ query } satisfies PopupMessage)
  })
}
