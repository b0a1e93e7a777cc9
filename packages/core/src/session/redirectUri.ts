import { missingOption, type ResolvedConfig } from '../base/config.ts'
import type { Navigation } from '../env/environment.ts'

/** An option that may be a path, as the absolute URL that Cognito knows. */
export function absolute(uri: string, { origin }: Navigation): string {
  return uri.startsWith('/') ? origin + uri : uri
}

/**
 * The redirect URI, character for character as it must be registered.
 *
 * @throws CognitoError `configInvalid` when it is not set
 */
export function redirectUriOf({ redirectUri }: ResolvedConfig, navigation: Navigation): string {
  if (redirectUri === undefined) throw missingOption('redirectUri', 'redirectUriMissing')
  return absolute(redirectUri, navigation)
}
