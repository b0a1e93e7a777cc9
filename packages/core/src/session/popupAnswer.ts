import type { SessionContext } from './context.ts'

/** The answer of a popup, and the word that it was received. */
export type PopupMessage = { readonly query: string } | 'received'

/** The channel of one popup; only pages of this origin can be on it. */
export function popupChannel(key: string, state: string): string {
  return `${key}.popup.${state}`
}

/** Seconds for the page that opened the popup to take the answer. */
const patience = 2

/**
 * Hands an answer to the page that opened this popup, and closes the popup. This page exchanges
 * nothing.
 *
 * @returns whether anybody took it
 */
export function reportToOpener(
  { environment, persistence }: SessionContext,
  state: string,
  query: string,
): Promise<boolean> {
  const channel = environment.openChannel(popupChannel(persistence.key, state))
  return new Promise((resolve) => {
    const finish = (isTaken: boolean) => {
      channel.close()
      disarm()
      resolve(isTaken)
      if (isTaken) environment.navigation.close()
    }
    const disarm = environment.clock.after(patience, () => finish(false))
    channel.subscribe((message) => {
      if (message === ('received' satisfies PopupMessage)) finish(true)
    })
    channel.post({ query } satisfies PopupMessage)
  })
}
