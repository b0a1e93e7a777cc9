import { inspect } from 'node:util'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'
import { type CognitoError, isCognitoError } from '../base/errors.ts'

// Every test that imports this is watched: no error that it sees, no address that it goes to and
// nothing that it prints may contain a token, a code, a verifier or a password.

const secrets = new Set<string>()
let errors: unknown[] = []
let addresses: (() => readonly string[])[] = []
let console_: MockInstance[] = []

/** Remembers something that nobody may ever read. */
export function isSecret(...values: readonly (string | null | undefined)[]): void {
  for (const value of values) {
    if (!value || value.length < 12) continue
    secrets.add(value)
    // Of a JWT its claims and its signature give it away too.
    for (const part of value.split('.').slice(1)) if (part.length >= 20) secrets.add(part)
  }
}

/** Remembers an error, to look into it after the test. */
export function note(error: unknown): void {
  errors.push(error)
}

/** Remembers where a page goes. */
export function noteAddresses(read: () => readonly string[]): void {
  addresses.push(read)
}

/** The error that a promise rejects with; it must be one of the kit. */
export async function failure(promise: Promise<unknown>): Promise<CognitoError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in outcome)) throw new Error(`It did not fail: ${inspect(outcome.value)}`)
  note(outcome.error)
  if (!isCognitoError(outcome.error)) throw outcome.error
  return outcome.error
}

/** The error that a call throws; it must be one of the kit. */
export function thrownBy(call: () => unknown): CognitoError {
  try {
    call()
  } catch (error) {
    note(error)
    if (!isCognitoError(error)) throw error
    return error
  }
  throw new Error('It did not throw.')
}

/** What was printed so far, which is then no surprise any more. */
export function printed(): string[] {
  return console_.flatMap((spy) => spy.mock.calls.splice(0).map((call) => inspect(call)))
}

/** Everything that a developer, a logger or an error tracker could read of an error. */
export function readingsOf(error: unknown): string[] {
  const own: Record<string, PropertyDescriptor> =
    error instanceof Error ? Object.getOwnPropertyDescriptors(error) : {}
  return [
    String(error),
    inspect(error, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(error) ?? '',
    ...Object.values(own).map(({ value }) =>
      inspect(value as unknown, { depth: 10, showHidden: true }),
    ),
  ]
}

beforeEach(() => {
  errors = []
  addresses = []
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const
  console_ = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}))
})

afterEach(() => {
  const texts = [...errors.flatMap(readingsOf), ...addresses.flatMap((read) => read())]
  const leaks = texts.filter((text) => [...secrets].some((secret) => text.includes(secret)))
  const surprises = printed()
  for (const spy of console_) spy.mockRestore()
  expect(leaks).toEqual([])
  expect(surprises).toEqual([])
  secrets.clear()
})
