/**
 * The outside world, as the rest of the kit sees it: the only door to the browser.
 *
 * Replace it for tests or for another runtime. All times are in seconds.
 */
export interface Environment {
  readonly clock: Clock
  readonly navigation: Navigation
  readonly lifecycle: Lifecycle
  readonly webStorage: WebStorage
  readonly lock: Lock
  /** Opens a channel to the other tabs of this origin; a silent one where there are none. */
  openChannel(name: string): Channel
  /** `globalThis.fetch`, looked up when called, so that a replaced one is used. */
  fetch(input: string | Request, init?: RequestInit): Promise<Response>
}

export interface Clock {
  /** Seconds since 1970, with a fraction. It may jump. */
  now(): number
  /** Calls `action` once after that many seconds; returns the undo. Long waits are clamped. */
  after(seconds: number, action: () => void): () => void
}

export interface Navigation {
  /** Whether there is a page at all; `false` on a server. */
  readonly isAvailable: boolean
  /** The URL of the page. */
  readonly href: string
  readonly origin: string
  /** Whether the page is shown inside a frame. */
  readonly isFramed: boolean
  /** Whether the page was loaded by the Back or Forward button. */
  readonly isBack: boolean
  /** Shows another URL of this origin in the address bar; `history.state` is kept. */
  rewrite(url: string): void
  /** Loads another page in place of this history entry. */
  replace(url: string): void
  /** Loads another page; settles when this one comes back from the back-forward cache. */
  leave(url: string): Promise<void>
  /** Opens an empty popup window. `undefined` when the browser blocks it. Call it in a click. */
  openPopup(size: PopupSize): Popup | undefined
  /** Closes this window, if a script opened it. */
  close(): void
}

/** Size of a popup window, in CSS pixels. */
export interface PopupSize {
  readonly width: number
  readonly height: number
}

export interface Popup {
  /** Not a proof: after a page with a cross-origin opener policy it is `true` while open. */
  readonly isClosed: boolean
  go(url: string): void
  close(): void
}

/**
 * What a page hears of: shown, hidden, back online, back from the back-forward cache. A frozen page
 * that thaws hears again whether it is visible.
 */
export type LifecycleEvent = 'visible' | 'hidden' | 'online' | 'restored'

export interface Lifecycle {
  readonly isVisible: boolean
  subscribe(listener: (event: LifecycleEvent) => void): () => void
}

/** A synchronous key-value store of strings, such as `localStorage`. */
export interface SyncStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
  keys(): readonly string[]
}

export interface WebStorage {
  /** `localStorage`; `undefined` where the browser forbids it or there is none. */
  readonly local: SyncStorage | undefined
  /** `sessionStorage`; `undefined` where the browser forbids it or there is none. */
  readonly session: SyncStorage | undefined
  /** Hears of changes that other tabs make to `localStorage`; `null` means that all was cleared. */
  subscribe(listener: (key: string | null) => void): () => void
}

/** A lock that only one tab of the origin holds at a time. */
export interface Lock {
  /**
   * Runs `task` under the lock and answers what it answers.
   *
   * After `timeout` seconds of waiting the lock is taken from its holder, who is frozen or gone.
   */
  request<result>(
    name: string,
    timeout: number,
    task: (grant: LockGrant) => Promise<result>,
  ): Promise<result>
}

export interface LockGrant {
  /** Whether nobody else held the lock: then storage cannot lag behind. */
  readonly immediate: boolean
  /**
   * What a holder before left, where the lock can carry that; it goes on from one who waited to the
   * next, until somebody leaves another or nobody has waited.
   */
  readonly note: string | undefined
  /** Leaves something for the next holder. Nothing secret. */
  leaveNote(note: string): void
}

export interface Channel {
  post(message: unknown): void
  subscribe(listener: (message: unknown) => void): () => void
  close(): void
}
