import { expect } from '@playwright/test'
import type { Visitor } from './browser/Browser.ts'
import type { AppServer } from './servers/appServer.ts'
import type { CognitoServer } from './servers/cognitoServer.ts'

/**
 * Fails when a token was in any URL, or a code in any but the one it was sent to. Both servers tell
 * every URL and every `Referer` that reached them, whatever the engine.
 */
export function expectNoSecretsInUrls(
  visitor: Visitor,
  app: AppServer,
  cognito: CognitoServer,
): void {
  const seen = [
    ...visitor.requests,
    ...app.requests.flatMap(({ url, referer }) => [url, referer]),
    ...cognito.mock.requests().flatMap(({ url, headers }) => [url, headers.referer ?? '']),
  ]
  const withToken = seen.filter((url) => [...cognito.tokens].some((token) => url.includes(token)))
  expect(withToken, 'URLs with a token').toEqual([])
  const withCode = seen.filter((url) => [...cognito.codes].some((code) => url.includes(code)))
  const elsewhere = withCode.filter((url) => !/\/(callback|idpresponse)\?code=/.test(url))
  expect(elsewhere, 'URLs with a code').toEqual([])
  const addresses = app.records.filter(({ kind, text }) => kind === 'address' && /code=/.test(text))
  expect(addresses, 'a code that a script put into the address').toEqual([])
  const complaints = visitor.complaints.join('\n')
  for (const secret of [...cognito.tokens, ...cognito.codes]) {
    expect(complaints.includes(secret), 'a token or a code in the console').toBe(false)
  }
}
