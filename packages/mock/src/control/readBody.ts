import { ControlError } from './ControlError.ts'

/** The JSON object in the body of a write. */
export async function readBody(request: Request): Promise<Readonly<Record<string, unknown>>> {
  const text = await request.text()
  try {
    const body: unknown = JSON.parse(text || '{}')
    if (isObject(body)) return body
  } catch {
    // Falls through to the same answer: the body is not a JSON object.
  }
  throw new ControlError(400, 'The body is not a JSON object.')
}

/** Whether a value of a JSON text is an object, neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
