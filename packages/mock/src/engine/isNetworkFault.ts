/** Whether `mock.fetch` was rejected on purpose: an injected network error, or the caller's abort. */
export function isNetworkFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true
  return error instanceof TypeError && error.message === 'Failed to fetch'
}
