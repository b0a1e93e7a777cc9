/** A value now, or a promise of it: storages may be either. */
export type Maybe<value> = value | Promise<value>

/** Goes on with a value, at once when it is there. */
export function chain<value, next>(
  value: Maybe<value>,
  next: (value: value) => Maybe<next>,
): Maybe<next> {
  return isPromise(value) ? value.then(next) : next(value)
}

export function isPromise<value>(value: Maybe<value>): value is Promise<value> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
