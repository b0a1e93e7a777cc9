import type { MockMessage } from '../MockCognito.ts'
import { randomCode } from './bytes.ts'
import type { Engine } from './createEngine.ts'
import { maskDestination } from './maskDestination.ts'
import type { CodePurpose, User } from './UserPool.ts'

/** `CodeDeliveryDetails` of the JSON API. */
export interface CodeDelivery {
  readonly AttributeName: string
  readonly DeliveryMedium: 'EMAIL' | 'SMS'
  /** Masked. */
  readonly Destination: string
}

const lifetimes: Readonly<Record<CodePurpose, number>> = { signUp: 24 * 3600, forgotPassword: 3600 }

/** Makes a code, which ends the one before, and puts the message into the outbox. */
export function sendCode(
  engine: Engine,
  user: User,
  attribute: string,
  reason: MockMessage['reason'],
): CodeDelivery {
  const purpose: CodePurpose = reason === 'forgotPassword' ? 'forgotPassword' : 'signUp'
  const code = randomCode()
  const destination = user.attributes.get(attribute) ?? ''
  const medium = attribute === 'phone_number' ? 'SMS' : 'EMAIL'
  const expiresAt = engine.clock.seconds() + lifetimes[purpose]
  user.codes.set(purpose, { code, expiresAt, attribute })
  const sentAt = engine.clock.now()
  const { userPoolId, username } = user
  engine.outbox.send({ userPoolId, username, reason, medium, destination, code, sentAt })
  return simulatedDelivery(attribute, destination)
}

/** What is said of a delivery; for unknown users too, whose existence must not show. */
export function simulatedDelivery(attribute: string, destination: string): CodeDelivery {
  return {
    AttributeName: attribute,
    DeliveryMedium: attribute === 'phone_number' ? 'SMS' : 'EMAIL',
    Destination: maskDestination(destination),
  }
}
