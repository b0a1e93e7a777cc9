import { CognitoError } from '../base/errors.ts'
import { listen } from './listen.ts'

/**
 * Waits for a promise until a signal says that nobody wants it any more.
 *
 * @throws CognitoError `aborted`
 */
export async function abortable<value>(
  promise: Promise<value>,
  signal: AbortSignal | undefined,
): Promise<value> {
  if (!signal) return promise
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(new CognitoError('aborted'))
    stop = listen(signal, 'abort', abort)
    if (signal.aborted) abort()
  })
  return Promise.race([promise, aborted]).finally(stop)
}
