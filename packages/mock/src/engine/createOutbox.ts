import type { MockMessage, MockOutbox } from '../MockCognito.ts'
import { findUser } from './findUser.ts'
import type { UserPool } from './UserPool.ts'

export interface Outbox extends MockOutbox {
  readonly send: (message: MockMessage) => void
}

/** The messages that Cognito would have sent. */
export function createOutbox(pools: readonly UserPool[]): Outbox {
  const messages: MockMessage[] = []
  const isFor = (message: MockMessage, name: string) => {
    const pool = pools.find(({ id }) => id === message.userPoolId)
    const same = (text: string) => text.toLowerCase() === name.toLowerCase()
    if (same(message.username) || same(message.destination)) return true
    return pool !== undefined && findUser(pool, name)?.username === message.username
  }
  return {
    messages,
    send: (message) => messages.push(message),
    last: (name) => messages.findLast((message) => name === undefined || isFor(message, name)),
    clear: () => {
      messages.length = 0
    },
  }
}
