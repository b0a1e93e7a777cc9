/**
 * The path to come back to, if it is one of this origin, else `/`.
 *
 * Browsers read `//host`, `/\host` and paths with stray control characters as another origin, so
 * none of these passes.
 */
export function safeReturnTo(returnTo: unknown, origin: string): string {
  if (typeof returnTo !== 'string') return '/'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it must not contain
  if (!/^\/(?![/\\])/.test(returnTo) || /[\u0000-\u001f\u007f\\]/.test(returnTo)) return '/'
  if (!URL.canParse(returnTo, origin)) return '/'
  const url = new URL(returnTo, origin)
  return url.origin === origin && !url.pathname.startsWith('//') ? returnTo : '/'
}
