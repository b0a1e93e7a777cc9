import { CognitoError } from '../base/errors.ts'

/**
 * Loads the code that starts a sign-in at managed login and deals with its answer: not needed to
 * paint a signed-in page, so not in the first chunk.
 *
 * @throws CognitoError `chunkMissing`, for example after a deployment
 */
export async function loadManagedLogin(): Promise<typeof import('./managedLogin.ts')> {
  try {
    return await import('./managedLogin.ts')
  } catch {
    throw new CognitoError('chunkMissing', { retryable: true })
  }
}
