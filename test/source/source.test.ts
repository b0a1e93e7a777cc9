import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { callsHook } from './callsHook.ts'
import { globalsIn } from './globalsIn.ts'
import { importsOf } from './importsOf.ts'
import { linesOfCode } from './linesOfCode.ts'
import type { Source } from './readSources.ts'

function source(text: string, path = 'packages/core/src/base/a.tsx'): Source {
  return { path, text, parsed: parseSync(path, text) }
}

test('importsOf: every way to depend on a file, types too', () => {
  const found = importsOf(
    source(`
      import type { A } from './a.ts'
      import b, { type B } from '../env/b.ts'
      import * as c from 'c'
      export { d } from './d.ts'
      export type * from './e.ts'
      const f = await import('./f.ts')
      type G = import('./g.ts').G
    `),
  )
  expect(found).toEqual([
    { target: 'packages/core/src/base/a.ts', names: ['A'], lazy: false },
    { target: 'packages/core/src/env/b.ts', names: ['default', 'B'], lazy: false },
    { target: 'c', names: ['*'], lazy: false },
    { target: 'packages/core/src/base/d.ts', names: ['d'], lazy: false },
    { target: 'packages/core/src/base/e.ts', names: ['*'], lazy: false },
    { target: 'packages/core/src/base/f.ts', names: ['*'], lazy: true },
    { target: 'packages/core/src/base/g.ts', names: ['*'], lazy: true },
  ])
})

test.each([
  'location.href',
  'globalThis.location',
  "globalThis['localStorage']",
  'typeof window',
  'const x = { history }',
  'const x = y + performance.now()',
  'self.setTimeout(f)',
  'Date.now()',
  'new Date()',
  'function f(document: Document) {}',
  'const { navigator } = environment',
])('globalsIn: %s', (code) => {
  expect(globalsIn(source(code))).toHaveLength(1)
})

test.each([
  'environment.location.href',
  'const x = { location: 1 }',
  'interface X { history: string; go(location: string): void }',
  'new Date(0)',
  'const text = "window.location"',
  '// window.location',
])('globalsIn: not %s', (code) => {
  expect(globalsIn(source(code))).toEqual([])
})

test('callsHook', () => {
  expect(callsHook(source('const x = useAuth()'))).toBe(true)
  expect(callsHook(source('const x = React.use(Context)'))).toBe(true)
  expect(callsHook(source('const Context = createContext(1)'))).toBe(true)
  expect(callsHook(source('const x = used(); export { useAuth } from "a"'))).toBe(false)
})

test('linesOfCode: without comments and blank lines', () => {
  expect(linesOfCode(source('/** a\n b */\n\nconst a = 1 // c\n\nconst b = `\n\n`'))).toBe(3)
})
