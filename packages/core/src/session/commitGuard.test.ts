import { expect, test } from 'vitest'
import { signOut } from '../actions/signOut.ts'
import { createWorld, pause } from '../testing-support/world.ts'

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

interface Trial {
  /** Which tab signs out. */
  readonly where: 'here' | 'there'
  /** Seconds. */
  readonly storageLag: number
  /** Milliseconds: of the request, of its answer, and of the sign-out. */
  readonly delays: readonly [before: number, after: number, startsAt: number]
}

/** A refresh and a sign-out at the same time; answers what went wrong. */
async function run({ where, storageLag, delays: [before, after, startsAt] }: Trial) {
  const world = createWorld({ storageLag })
  const config = { clientId: 'grace' }
  const { client, tab } = await world.signedIn(config)
  await pause(storageLag * 2000)
  const neighbour = world.openTab().load('/', config)
  neighbour.start()
  let issued: string | undefined
  world.intercept('/token', async (_, pass) => {
    await pause(before)
    const response = await pass()
    const body = (await response.clone().json()) as { refresh_token?: string }
    issued = body.refresh_token
    await pause(after)
    return response
  })
  const refreshing = client.getAccessToken({ forceRefresh: true }).catch(() => {})
  await pause(startsAt)
  const leaving = signOut(where === 'here' ? client : neighbour, { redirect: false })
  await Promise.all([refreshing, leaving])
  await pause(10 + storageLag * 2000)
  const pages = [client, neighbour, world.openTab().load('/', config), tab.load('/', config)]
  const wrong: string[] = []
  if (pages.some(({ session }) => session.get().status !== 'signedOut')) wrong.push('signed in')
  if (!issued) return wrong
  const revoked = world.mock.requests('revoke').map(({ form }) => form?.token)
  if (storageLag === 0 && !revoked.includes(issued)) wrong.push('new token not revoked')
  const form = { grant_type: 'refresh_token', client_id: 'grace', refresh_token: issued }
  const request = { method: 'POST', body: new URLSearchParams(form) }
  const answer = await world.mock.fetch(
    new Request('https://auth.example.com/oauth2/token', request),
  )
  if (answer.ok) wrong.push('new token works')
  return wrong
}

test.each([
  ['in the tab that refreshes', 'here', 0],
  ['in another tab', 'there', 0],
  ['in another tab, with a storage that lags', 'there', 0.004],
] as const)(
  'behavior: a sign-out %s during a refresh wins, however they interleave: 100 trials',
  async (_, where, storageLag) => {
    const random = createRandom(where.length + storageLag * 1000)
    const failed: unknown[] = []
    for (let batch = 0; batch < 25; batch++) {
      const trials = Array.from({ length: 4 }, (__, index): Trial => {
        const [before, after] = [random() * 6, random() * 6]
        // Half of them around the moment when the new tokens are written.
        const startsAt = index % 2 ? random() * 16 : before + after + random() * 6
        return { where, storageLag, delays: [before, after, startsAt] }
      })
      const outcomes = await Promise.all(trials.map(run))
      for (const [index, wrong] of outcomes.entries()) {
        if (wrong.length) failed.push({ wrong, ...trials[index] })
      }
    }
    expect(failed).toEqual([])
  },
  60_000,
)
