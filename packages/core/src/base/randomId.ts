/** A random identifier of 128 bits, in unreserved characters. */
export function randomId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('_')
}
