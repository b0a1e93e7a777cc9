import { expect, test } from 'vitest'
import { app, createWorld } from '../testing-support/world.ts'

test('default: from a page to managed login and back to it, signed in', async () => {
  const world = createWorld()
  const { client, tab } = await world.signedIn()
  expect(client.session.get()).toMatchObject({
    status: 'signedIn',
    user: { email: 'ada@example.com' },
  })
  expect(tab.environment.navigation.visits.at(-1)).toEqual({ kind: 'replace', url: `${app}/` })
})
