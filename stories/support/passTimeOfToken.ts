import { mock } from './mock.ts'
import type { StoryClient } from './storyClient.ts'

/**
 * Lets time go by until the access token is due to be renewed, for the client and at the mock.
 *
 * Not a second longer: requests take real time, and would time out in a time that runs faster.
 */
export async function passTimeOfToken({ config, environment }: StoryClient): Promise<void> {
  const seconds = 3600 - config.refreshLeeway + 1
  mock.clock.advance({ seconds })
  await environment.clock.advance(seconds)
}
