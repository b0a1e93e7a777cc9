/** Value of the `Content-Security-Policy` header of every page. */
export const contentSecurityPolicy: string = "default-src 'none'; frame-ancestors 'none'"
