import type { Labels, Messages } from '@cognito-kit/react'

/** Texts of the components in German. Whatever is missing stays English. */
export const germanLabels: Labels = {
  signIn: 'Anmelden',
  signingIn: 'Sie werden angemeldet …',
  signInFailed: 'Die Anmeldung hat nicht begonnen. Bitte versuchen Sie es noch einmal.',
  signOut: 'Abmelden',
  signingOut: 'Sie werden abgemeldet …',
  signOutFailed: 'Die Abmeldung ist nicht fertig geworden. Bitte versuchen Sie es noch einmal.',
  loading: 'Einen Moment …',
  signInNeeded: 'Bitte melden Sie sich an, um fortzufahren.',
  signInIncomplete: 'Die Anmeldung hat nicht geklappt',
  tryAgain: 'Noch einmal versuchen',
  goOn: 'Weiter',
}

/** What people read when something went wrong, by error code. */
export const germanMessages: Messages = {
  accessDenied: 'Sie haben die Anmeldung abgebrochen.',
  network: 'Keine Verbindung. Bitte prüfen Sie Ihr Netz und versuchen Sie es noch einmal.',
  framed: 'Bitte öffnen Sie diese Seite in einem eigenen Tab, um sich anzumelden.',
}
