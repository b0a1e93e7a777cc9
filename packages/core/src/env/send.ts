import { CognitoError } from '../base/errors.ts'
import { abortable } from './abortable.ts'
import type { Environment } from './environment.ts'

/** An answer, read to its end. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** How to send a request. */
export interface SendOptions {
  readonly environment: Pick<Environment, 'fetch' | 'clock'>
  /** Seconds for the whole answer, its body included. */
  readonly timeout: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request and reads the answer to its end. Credentials never travel along: these endpoints
 * know tokens, not cookies.
 *
 * @throws CognitoError `network`, `timeout`, `aborted`; the first two are retryable
 */
export async function send(
  url: string,
  init: RequestInit,
  { environment, timeout, signal }: SendOptions,
): Promise<Answer> {
  const expiry = new AbortController()
  const disarm = environment.clock.after(timeout, () => expiry.abort())
  const stop = signal ? AbortSignal.any([signal, expiry.signal]) : expiry.signal
  const read = async () => {
    const response = await environment.fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      ...init,
      signal: stop,
    })
    return { status: response.status, body: await response.text() }
  }
  try {
    stop.throwIfAborted()
    // A fetch that does not heed its signal must not hold the caller either.
    return await abortable(read(), stop)
  } catch {
    // What fetch says differs by browser and may quote the URL.
    if (signal?.aborted) throw new CognitoError('aborted')
    throw new CognitoError(expiry.signal.aborted ? 'timeout' : 'network', { retryable: true })
  } finally {
    disarm()
  }
}

/** The JSON object in an answer, or `undefined`. */
export function jsonOf({ body }: Answer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** The error of an answer that is not one of the endpoint: overload, a fault, something in between. */
export function errorOfStatus({ status }: Answer): CognitoError {
  const code = status === 429 ? 'limitExceeded' : status >= 500 ? 'serverError' : 'responseInvalid'
  return new CognitoError(code, { detail: `HTTP ${status}`, retryable: true })
}
