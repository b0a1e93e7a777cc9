export type EngineName = 'chromium' | 'firefox' | 'webkit'

/** Roles that the scenarios look for. Their accessible name is the text that people read. */
export type Role = 'button' | 'link' | 'heading'

/**
 * A tab, as a person has it: what can be read, clicked and filled in. The scenarios are written
 * against this, because WebKit is driven by another tool than the other engines.
 *
 * `click` and `fill` wait for their element; the questions (`has`, `text`, `url`) answer at once.
 */
export interface Tab {
  goto: (url: string) => Promise<void>
  reload: () => Promise<void>
  back: () => Promise<void>
  forward: () => Promise<void>
  url: () => Promise<string>
  /** The visible text. */
  text: () => Promise<string>
  has: (role: Role, name: string) => Promise<boolean>
  click: (role: Role, name: string) => Promise<void>
  /** Fills the field with this label. */
  fill: (label: string, value: string) => Promise<void>
  /** Runs the body of an async function in the page. */
  evaluate: <value>(body: string) => Promise<value>
  /** The window that an action opens. */
  popup: (action: () => Promise<void>) => Promise<Tab>
  isClosed: () => Promise<boolean>
  close: () => Promise<void>
  screenshot: () => Promise<Buffer>
}

/** A person's browser, with a storage of its own. */
export interface Visitor {
  /** What this engine can do beside the common things. */
  readonly can: { readonly colorScheme: boolean }
  newTab: () => Promise<Tab>
  setColorScheme: (scheme: 'light' | 'dark') => Promise<void>
  /** Puts the clock of all tabs in the hands of `advance`. Call it before the first `goto`. */
  holdClock: () => Promise<void>
  /** Moves the clock of all tabs, as when the device was asleep. */
  advance: (seconds: number) => Promise<void>
  setViewport: (width: number, height: number) => Promise<void>
  /** Errors and warnings of the console, and uncaught errors, as far as the engine tells. */
  readonly complaints: readonly string[]
  /** URLs of the requests, as far as the engine tells. */
  readonly requests: readonly string[]
  close: () => Promise<void>
}

/** A running browser. */
export interface Engine {
  newVisitor: () => Promise<Visitor>
  close: () => Promise<void>
}
