import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isTest, readSources, root } from './source/readSources.ts'

// The table of SECURITY.md is worth what its tests are worth: each must be there, under that name.

const read = (path: string) => readFileSync(join(root, path), 'utf8')

const rows = [...read('SECURITY.md').matchAll(/^\| ([CV]\d+) \|.*\| (.*) \|$/gm)].map(
  ([, id = '', tests = '']) => ({
    id,
    tests: [...tests.matchAll(/`([\w.-]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({
      file,
      name,
    })),
  }),
)

const testFiles = globSync(['packages/*/src/**/*.test.{ts,tsx}', 'test/**/*.{test,spec}.ts'], {
  cwd: root,
  exclude: (name) => name === 'node_modules' || name === 'dist',
})

/** Whether a file has a string that says so: the name of a test, of a group, or of one of many cases. */
function hasName(text: string, name: string): boolean {
  return ["'", '"', '`'].some((quote) => text.includes(quote + name + quote))
}

test('no line is missing', () => {
  const ids = (letter: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${letter}${index + 1}`)
  expect(rows.map(({ id }) => id)).toEqual([...ids('C', 16), ...ids('V', 12)])
})

describe.each(rows)('$id', ({ id, tests }) => {
  test('names a test', () => {
    expect(tests).not.toEqual([])
  })

  test.each(tests)('$file: $name', ({ file, name }) => {
    const paths = testFiles.filter((path) => path.split(/[\\/]/).pop() === file)
    expect(paths).toHaveLength(1)
    const text = read(paths[0] ?? '')
    expect(hasName(text, name), `a test of this name in ${paths[0]}`).toBe(true)
    expect(text).not.toMatch(/\b(test|it|describe)\.(skip|todo|only)\b/)
    const named = /\[([^\]]*)\]$/.exec(name)?.[1]
    if (named !== undefined) expect(named.split(', ')).toContain(id)
  })
})

const sources = readSources('packages/{core,react}/src/**/*.{ts,tsx}').filter(
  ({ path }) => !isTest(path) && !path.endsWith('.browser.ts'),
)

/** Lines that match, of every source that ends up in a page. */
const linesWith = (pattern: RegExp) =>
  sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )

test('the kit has no worker and no frame [C6, C13]', () => {
  expect(linesWith(/serviceWorker|\b(Shared)?Worker\(|iframe|srcdoc/i)).toEqual([])
})

test('the kit makes neither HTML nor code out of text [C15]', () => {
  const sinks =
    /\b(inner|outer)HTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|document\.write|\beval\(|\bFunction\(|createElement\(['"](script|style)|<(script|style)\b|\bstyle=/
  expect(linesWith(sinks)).toEqual([])
})

test('the introduction says what this architecture is not for [C14]', () => {
  const text = read('README.md').replaceAll(/[\s*]+/g, ' ')
  expect(text).toContain(
    'is not recommended for business applications, sensitive applications, and applications that handle personal data',
  )
  expect(text).toContain('backend for frontend')
})
