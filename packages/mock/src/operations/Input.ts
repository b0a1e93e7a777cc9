import { CognitoException } from '../engine/CognitoException.ts'

/** A request body, read by name. Wrong types count as a malformed request, as with AWS's JSON protocol. */
export interface Input {
  string: (name: string) => string | undefined
  boolean: (name: string) => boolean | undefined
  /** `{string: string}` */
  map: (name: string) => ReadonlyMap<string, string>
  /** `[{Name, Value}]` */
  attributes: (name: string) => ReadonlyMap<string, string>
}

/** @throws CognitoException `SerializationException` when the body is not a JSON object */
export function toInput(body: string): Input {
  const fields = parse(body)
  const read = (name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined)
  return {
    string: (name) => optional(read(name), isString),
    boolean: (name) => optional(read(name), (value) => typeof value === 'boolean'),
    map: (name) => {
      const value = optional(read(name), isRecord) ?? {}
      return new Map(Object.entries(value).map(([key, text]) => [key, need(text, isString)]))
    },
    attributes: (name) => {
      const list = optional(read(name), Array.isArray) ?? []
      const pairs = list.map((item: unknown) => {
        const { Name, Value = '' } = need(item, isRecord)
        return [need(Name, isString), need(Value, isString)] as const
      })
      return new Map(pairs)
    },
  }
}

function parse(body: string): Readonly<Record<string, unknown>> {
  try {
    return need(JSON.parse(body || '{}') as unknown, isRecord)
  } catch {
    throw malformed()
  }
}

function optional<type>(value: unknown, is: (value: unknown) => value is type): type | undefined {
  return value === undefined || value === null ? undefined : need(value, is)
}

function need<type>(value: unknown, is: (value: unknown) => value is type): type {
  if (is(value)) return value
  throw malformed()
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function malformed(): CognitoException {
  return new CognitoException('SerializationException', '')
}
