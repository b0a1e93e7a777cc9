import { signInWithRedirect } from '@cognito-kit/react'
import {
  createMemoryStorage,
  createTestClient,
  type TestClient,
  type TestClientOptions,
} from '@cognito-kit/react/testing'
import { answerOf } from './answerOf.ts'
import { mock } from './mock.ts'
import { clientId, userPoolId } from './pool.ts'
import { createStoryEnvironment, type StoryEnvironment } from './storyEnvironment.ts'
import { domain } from './urls.ts'

/** Options of {@link storyClient}: what has happened at the mock, and any option of a client. */
export interface StoryClientOptions
  extends Omit<TestClientOptions, 'user' | 'groups' | 'fetch' | 'environment'> {
  /** E-mail address of the seeded user who is signed in. @default nobody */
  signedInAs?: string | undefined
  /** What managed login answers to a sign-in that has just come back to the page. @default none */
  answer?: ((url: string) => string | Promise<string>) | undefined
  /** The URL of the page. @default the answer's, else `/` */
  href?: string | undefined
  environment?: StoryEnvironment | undefined
}

/** A client over the environment of a story. */
export interface StoryClient extends TestClient {
  readonly environment: StoryEnvironment
}

/**
 * A loader that gives a story a client of its own. It is a real one that talks to the mock through
 * the service worker; storage and navigation are in memory, so that the stories of a docs page
 * do not sign each other out, and no click leaves the story.
 */
export function storyClient(
  options: StoryClientOptions | (() => StoryClientOptions) = {},
): () => Promise<{ client: StoryClient }> {
  return async () => ({
    client: await createStoryClient(typeof options === 'function' ? options() : options),
  })
}

/** The client of a story, out of what its loaders gave. */
export function clientOf(loaded: Record<string, unknown>): StoryClient {
  return loaded.client as StoryClient
}

/** A client that has been through what the options say. */
export async function createStoryClient(options: StoryClientOptions): Promise<StoryClient> {
  const {
    signedInAs,
    answer,
    href,
    environment = createStoryEnvironment(),
    storage = createMemoryStorage(),
    ...config
  } = options
  const create = (): StoryClient => ({
    ...createTestClient({ userPoolId, clientId, domain, storage, ...config, environment }),
    environment,
  })
  if (signedInAs !== undefined) {
    await arrive(create(), (url) => answerOf(url, signedInAs))
    await exchange(create())
    environment.start(`${location.origin}/`)
  }
  if (answer) await arrive(create(), answer)
  if (href !== undefined) environment.start(href)
  return create()
}

/** Lets a client leave for managed login, and puts the page on the URL that it comes back to. */
async function arrive(
  client: StoryClient,
  answer: (url: string) => string | Promise<string>,
): Promise<void> {
  const { environment } = client
  const leaving = new Promise<string>((resolve) => {
    const stop = environment.onVisit(() => {
      stop()
      resolve(environment.lastVisit?.url ?? '')
    })
  })
  const returning = signInWithRedirect(client, { returnTo: '/' })
  environment.start(await answer(await leaving))
  environment.lifecycle.fire('restored')
  await returning
}

/** Takes the answer that waits on the page. */
async function exchange(client: StoryClient): Promise<void> {
  const { environment } = client
  const { fetch } = environment
  // A story is loaded before its service worker is there.
  environment.fetch = (url, init) => mock.fetch(new Request(url, init))
  const { callback } = client
  await client.ready()
  await new Promise<void>((resolve) => {
    const look = () => callback.get().status === 'pending' || resolve()
    callback.subscribe(look)
    look()
  })
  environment.fetch = fetch
}
