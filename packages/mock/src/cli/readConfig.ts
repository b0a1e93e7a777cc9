import { readFileSync } from 'node:fs'
import type { MockCognitoOptions } from '../MockCognitoOptions.ts'
import { assertShape } from './assertShape.ts'
import { UsageError } from './UsageError.ts'

/**
 * The options in a JSON file. Types are checked here, since a file has no compiler; what the values
 * mean is checked by `createMockCognito`.
 *
 * @throws UsageError that names the file, the place in it and what is wrong
 */
export function readConfig(file: string): MockCognitoOptions {
  const options = parse(file, read(file))
  try {
    assertShape(options)
    return options
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(`${file}: ${error.message}`)
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const reasons = new Map<unknown, string>([
      ['ENOENT', 'there is no such file'],
      ['EISDIR', 'it is a directory'],
      ['EACCES', 'it may not be read'],
    ])
    throw new UsageError(
      `${file}: ${reasons.get(code) ?? String(error)}. --config takes a JSON file.`,
    )
  }
}

function parse(file: string, text: string): unknown {
  try {
    // Editors on Windows like to put a byte order mark at the start.
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : error}.`)
  }
}
