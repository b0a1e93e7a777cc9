import { CognitoError } from '../base/errors.ts'

/**
 * Loads the code that builds authorization requests and reads their answers: not needed to paint a
 * signed-in page, so not in the first chunk.
 *
 * @throws CognitoError `chunkMissing`, for example after a deployment
 */
export async function loadAuthorization(): Promise<typeof import('../oauth/authorization.ts')> {
  try {
    return await import('../oauth/authorization.ts')
  } catch {
    throw new CognitoError('chunkMissing', { retryable: true })
  }
}
