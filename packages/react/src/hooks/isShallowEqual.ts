/** Whether two values are the same, or two plain objects or arrays with the same values in them. */
export function isShallowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  const kind = kindOf(a)
  if (!kind || kind !== kindOf(b)) return false
  const [one, other] = [a, b] as Record<string, unknown>[] as [
    Record<string, unknown>,
    Record<string, unknown>,
  ]
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && Object.is(one[key], other[key]))
  )
}

/** The prototype of a plain object or array. A Date or a Map keeps its content elsewhere. */
function kindOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype ? prototype : undefined
}
