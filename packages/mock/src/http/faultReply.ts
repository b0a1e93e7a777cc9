import type { MockFault } from '../MockCognito.ts'
import { exceptionReply } from '../operations/exceptionReply.ts'
import type { Reply } from './Exchange.ts'

/** The answer that a fault gives, or undefined when the real one is to go out. */
export function faultReply(fault: MockFault): Reply | undefined {
  const { status, body, exception, message = exception ?? '' } = fault
  const headers = Object.entries(fault.headers ?? {})
  if (exception !== undefined) {
    const reply = exceptionReply(exception, message)
    return { ...reply, status: status ?? reply.status, headers: [...reply.headers, ...headers] }
  }
  if (status === undefined && body === undefined && headers.length === 0) return undefined
  const isText = typeof body === 'string' || body === undefined
  return {
    status: status ?? 500,
    headers: [...(isText ? [] : [['content-type', 'application/json'] as const]), ...headers],
    body: isText ? body : JSON.stringify(body),
  }
}

/** Waits as a fault says. @throws TypeError like a `fetch` whose connection broke; the signal's reason on abort */
export async function applyFaultDelay(fault: MockFault, request: Request): Promise<void> {
  if (fault.delay) await wait(fault.delay, request)
  if (fault.networkError === 'hang') await wait(undefined, request)
  if (fault.networkError) throw new TypeError('Failed to fetch')
}

// Node.js aborts a request's signal only as long as somebody holds the request.
const waiting = new Set<Request>()

function wait(seconds: number | undefined, request: Request): Promise<void> {
  const { signal } = request
  waiting.add(request)
  const waited = new Promise<void>((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const timer = seconds === undefined ? undefined : setTimeout(done, seconds * 1000)
    function done() {
      signal.removeEventListener('abort', abort)
      resolve()
    }
    function abort() {
      clearTimeout(timer)
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
  })
  return waited.finally(() => waiting.delete(request))
}
