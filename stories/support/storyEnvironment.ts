import {
  createTestBrowser,
  type TestBrowser,
  type TestEnvironment,
  type Visit,
} from '@cognito-kit/react/testing'

/** An environment in memory, but for the network, that tells where the page wants to go. */
export interface StoryEnvironment extends TestEnvironment {
  /** Where the page went last, other than by rewriting its own URL. */
  readonly lastVisit: Visit | undefined
  /** Calls `listener` after each visit; returns the undo. */
  onVisit(listener: () => void): () => void
  /** Puts the page somewhere, as if nothing had been before. */
  start(href: string): void
}

/**
 * The outside world of a story: nothing in it leaves the story, and no two stories share it.
 *
 * @param browser - in which to open the page as one more tab
 */
export function createStoryEnvironment(
  browser: TestBrowser = createTestBrowser(),
): StoryEnvironment {
  const environment = browser.openTab({
    href: `${location.origin}/`,
    // Firefox sends what may outlive the page past the service worker.
    fetch: (url, init) => fetch(url, { ...init, keepalive: false }),
  })
  const { navigation } = environment
  const { leave, replace } = navigation
  const listeners = new Set<() => void>()
  let lastVisit: Visit | undefined
  const tell = () => {
    lastVisit = navigation.visits.at(-1)
    for (const listener of [...listeners]) listener()
  }
  navigation.leave = (url) => {
    const left = leave(url)
    tell()
    return left
  }
  navigation.replace = (url) => {
    replace(url)
    tell()
  }
  return {
    ...environment,
    get lastVisit() {
      return lastVisit
    },
    onVisit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(href) {
      navigation.href = href
      lastVisit = undefined
    },
  }
}
