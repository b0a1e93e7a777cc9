import type { MockCognito, MockMessage } from '../MockCognito.ts'

/** The same mock, telling of each message that Cognito would have sent, once. */
export function watchOutbox(
  mock: MockCognito,
  onMessage: (message: MockMessage) => void,
): MockCognito {
  const told = new WeakSet<MockMessage>()
  return {
    ...mock,
    fetch: async (request, context) => {
      try {
        return await mock.fetch(request, context)
      } finally {
        for (const message of mock.outbox.messages) {
          if (told.has(message)) continue
          told.add(message)
          onMessage(message)
        }
      }
    },
  }
}
