import { simulatedDelivery } from '../engine/sendCode.ts'

/** The answer for a user that does not exist, at a client that hides it: the same for the same name. */
export function hiddenDelivery(username: string): object {
  const destination = username.includes('@') ? username : `${username.slice(0, 1)}@e`
  return { CodeDeliveryDetails: simulatedDelivery('email', destination) }
}
