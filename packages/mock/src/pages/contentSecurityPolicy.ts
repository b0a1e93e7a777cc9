/**
 * Value of the `Content-Security-Policy` header of every page: no script, no request, only the one
 * style sheet. There is no `form-action` on purpose: Chromium applies it to the redirects after a
 * POST too, and the last of them goes to the app.
 */
export const contentSecurityPolicy: string = [
  "default-src 'none'",
  "style-src 'sha256-T1avofcXBXwPjY/0roteFLVsafx8UElMbui59yOzrPU='",
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
