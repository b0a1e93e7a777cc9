import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/** A source file with its syntax tree. */
export interface Source {
  /** From the root of the repository, with slashes. */
  readonly path: string
  readonly text: string
  readonly parsed: ReturnType<typeof parseSync>
}

/** The root of the repository. */
export const root: string = join(import.meta.dirname, '../..')

/** Whether a file is a test, or something that only tests load. */
export function isTest(path: string): boolean {
  return /\.(test|bench|stories)\.[cm]?tsx?$|\/testing-support\//.test(path)
}

/**
 * Parses the TypeScript files that match, sorted by path.
 *
 * @throws Error when a file is not valid TypeScript
 */
export function readSources(...patterns: readonly string[]): Source[] {
  const paths = globSync(patterns, {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  })
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8')
      const parsed = parseSync(path, text)
      const [error] = parsed.errors
      if (error) throw new Error(`${path}: ${error.message}`)
      return { path, text, parsed }
    })
}
