/** A value that changes over time, in the shape that React's `useSyncExternalStore` wants. */
export interface Readable<value> {
  /** The current value; the same object until it changes. */
  get(): value
  /** Calls `listener` after each change; returns the undo. */
  subscribe(listener: () => void): () => void
}

/** A {@link Readable} that its owner can set. */
export interface Writable<value> extends Readable<value> {
  set(value: value): void
}

/** Listeners hear of a value only when it is another one, by `Object.is`. */
export function createWritable<value>(initial: value): Writable<value> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      // A wrapper of its own for each subscription: the same function may subscribe twice.
      const entry = () => listener()
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
  }
}
