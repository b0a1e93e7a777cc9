import { CognitoError } from '../base/errors.ts'
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
  const controller = new AbortController()
  let failure = new CognitoError('network', { retryable: true })
  const stop = (error: CognitoError) => {
    failure = error
    controller.abort()
  }
  const cancel = () => stop(new CognitoError('aborted'))
  const disarm = environment.clock.after(timeout, () =>
    stop(new CognitoError('timeout', { retryable: true })),
  )
  if (signal?.aborted) cancel()
  signal?.addEventListener('abort', cancel)
  try {
    // A fetch that ignores its signal must not hold the caller either.
    return await Promise.race([
      read(url, init, controller.signal, environment),
      aborted(controller),
    ])
  } catch {
    // What fetch says differs by browser and may quote the URL.
    throw failure
  } finally {
    disarm()
    signal?.removeEventListener('abort', cancel)
  }
}

async function read(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  environment: SendOptions['environment'],
): Promise<Answer> {
  const response = await environment.fetch(url, {
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    ...init,
    signal,
  })
  return { status: response.status, body: await response.text() }
}

function aborted({ signal }: AbortController): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason))
  })
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
  const detail = `HTTP ${status}`
  if (status === 429) return new CognitoError('limitExceeded', { detail, retryable: true })
  if (status >= 500) return new CognitoError('serverError', { detail, retryable: true })
  return new CognitoError('responseInvalid', { detail, retryable: true })
}
