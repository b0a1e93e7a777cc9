import type { MockMessage } from '../MockCognito.ts'

const reasons: Readonly<Record<MockMessage['reason'], string>> = {
  signUp: 'confirm the sign-up',
  resendCode: 'confirm the sign-up, once more',
  forgotPassword: 'reset the password',
}

/**
 * A message in one line. The code is in it on purpose: nothing is really sent, and a person at the
 * keyboard has no other way to read it.
 */
export function messageLine({ medium, destination, reason, code }: MockMessage): string {
  const kind = medium === 'EMAIL' ? 'E-mail' : 'SMS'
  return `${kind} to ${printable(destination)}: ${code} (${reasons[reason] ?? reason})`
}

// Whoever signs up chooses the address; a terminal obeys control characters.
function printable(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S}]/gu, '?')
}
