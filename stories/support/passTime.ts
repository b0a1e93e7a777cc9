import { mock } from './mock.ts'
import type { StoryClient } from './storyClient.ts'

/** Lets that many minutes go by, for the client and at the mock. */
export async function passTime(client: StoryClient, minutes: number): Promise<void> {
  mock.clock.advance({ minutes })
  await client.environment.clock.advance(minutes * 60)
}
