import { randomUuid } from '../engine/bytes.ts'
import type { Reply } from '../http/Exchange.ts'

/** Headers of every answer of the JSON API. */
export function apiHeaders(): (readonly [string, string])[] {
  return [
    ['content-type', 'application/x-amz-json-1.1'],
    ['x-amzn-requestid', randomUuid()],
    ['access-control-allow-origin', '*'],
    ['access-control-expose-headers', 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date'],
  ]
}

/** An exception on the wire: always 400, except for `InternalErrorException`. */
export function exceptionReply(type: string, message: string | undefined): Reply {
  const headers: [string, string][] = [['x-amzn-errortype', `${type}:`]]
  // Header values are Latin-1 at most; the body carries the text in any case.
  if (message !== undefined && /^[\x20-\x7e]*$/.test(message)) {
    headers.push(['x-amzn-errormessage', message])
  }
  return {
    status: type === 'InternalErrorException' ? 500 : 400,
    headers: [...apiHeaders(), ...headers],
    body: JSON.stringify({ __type: type, ...(message === undefined ? {} : { message }) }),
  }
}
