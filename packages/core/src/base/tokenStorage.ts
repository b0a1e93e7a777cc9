/**
 * Where the tokens of a session are kept. `localStorage`, `sessionStorage` and most key-value
 * stores fit as they are; every function may also answer with a promise.
 *
 * The kit keeps one JSON value per app client, so that a write is atomic, and small marks beside it.
 */
export interface TokenStorage {
  getItem(key: string): string | null | Promise<string | null>
  setItem(key: string, value: string): void | Promise<void>
  removeItem(key: string): void | Promise<void>
  /** All keys, so that old marks can be swept. @default nothing is swept */
  keys?: (() => readonly string[] | Promise<readonly string[]>) | undefined
}
