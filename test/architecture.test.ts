import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { callsHook } from './source/callsHook.ts'
import { floorOf } from './source/floorOf.ts'
import { globalsIn } from './source/globalsIn.ts'
import { importsOf } from './source/importsOf.ts'
import { linesOfCode } from './source/linesOfCode.ts'
import { isTest, readSources, root, type Source } from './source/readSources.ts'
import { treeOf, walk } from './source/walk.ts'

const all = readSources('packages/*/src/**/*.{ts,tsx}')
const sources = all.filter(({ path }) => !isTest(path))
const core = sources.filter(({ path }) => path.startsWith('packages/core/'))
const react = sources.filter(({ path }) => path.startsWith('packages/react/'))
const mock = sources.filter(({ path }) => path.startsWith('packages/mock/'))

/** Every import of these files, as `importer -> target`, that the rule forbids. */
function offences(
  files: readonly Source[],
  forbids: (target: string, path: string) => boolean,
): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => forbids(target, file.path))
      .map(({ target }) => `${file.path} -> ${target}`),
  )
}

const isPackage = (name: string) => (target: string) =>
  target === name || target.startsWith(`${name}/`)

describe('floors', () => {
  test('every file stands on one', () => {
    const homeless = sources.map(({ path }) => path).filter((path) => floorOf(path) === undefined)
    expect(homeless).toEqual([])
  })

  test('imports never look up, not even for a type', () => {
    const isAbove = (target: string, path: string) =>
      (floorOf(target) ?? 0) > (floorOf(path) ?? Infinity)
    expect(offences(sources, isAbove)).toEqual([])
  })

  test('rooms of one floor that could know each other too well do not', () => {
    const strangers = [
      ['packages/core/src/oauth/', 'packages/core/src/userPool/'],
      ['packages/mock/src/engine/', 'packages/mock/src/pages/'],
    ]
    const areStrangers = (target: string, path: string) =>
      strangers.some((rooms) => {
        const [from, to] = [path, target].map((file) => rooms.find((room) => file.startsWith(room)))
        return from !== undefined && to !== undefined && from !== to
      })
    expect(offences(sources, areStrangers)).toEqual([])
  })

  test('a package is entered through its door', () => {
    const leaves = (target: string, path: string) =>
      target.startsWith('packages/') && target.split('/')[1] !== path.split('/')[1]
    expect(offences(all, leaves)).toEqual([])
  })

  test('only an entry lists exports, and none of them blindly', () => {
    const isPublic = /^packages\/\w+\/src\/(index|node|msw|testing\/index)\.tsx?$/
    const imports = sources.flatMap(importsOf)
    const isLazyOnly = (path: string) =>
      imports.some(({ target, lazy }) => lazy && target === path) &&
      !imports.some(({ target, lazy }) => !lazy && target === path)
    const barrels = sources.flatMap(({ path, parsed }) =>
      parsed.module.staticExports
        .flatMap(({ entries }) => entries)
        .filter(({ moduleRequest }) => moduleRequest)
        .filter(({ importName }) => {
          // A chunk that is loaded when it is needed has an entry, too.
          const isEntry = isPublic.test(path) || isLazyOnly(path)
          return importName.kind !== 'Name' || !isEntry
        })
        .map(({ moduleRequest }) => `${path} -> ${moduleRequest?.value}`),
    )
    expect(barrels).toEqual([])
  })
})

describe('core', () => {
  test('knows no framework', () => {
    const isFramework = (target: string) =>
      /^(react|react-dom|@tanstack|@cognito-kit)(\/|$)/.test(target)
    expect(offences(core, isFramework)).toEqual([])
  })

  test('imports nothing but its two dependencies', () => {
    const allowed = ['jwt-decode', 'oidc-client-ts']
    const isForeign = (target: string) =>
      !target.startsWith('packages/') && !allowed.includes(target)
    expect(offences(core, isForeign)).toEqual([])
  })

  test('oidc-client-ts is imported by one file, and only the two classes that it is here for', () => {
    const imports = all.flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => isPackage('oidc-client-ts')(target))
        .map(({ names }) => ({ path: file.path, names })),
    )
    expect(imports.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^packages\/core\/src\/oauth\/\w+\.ts$/),
    ])
    expect(imports[0]?.names.toSorted()).toEqual(['SigninResponse', 'SigninState'])
  })

  test('the browser and the clock are named only in env', () => {
    const isDoor = /^packages\/core\/src\/(env|testing)\//
    const indoors = [...core, ...react].filter(({ path }) => !isDoor.test(path))
    expect(indoors.flatMap(globalsIn)).toEqual([])
  })
})

describe('mock', () => {
  test('imports neither core nor react, so that it can judge them', () => {
    const ours = all.filter(({ path }) => path.startsWith('packages/mock/'))
    expect(offences(ours, (target) => target.startsWith('@cognito-kit/'))).toEqual([])
  })

  test('only its adapters know a server or a framework', () => {
    const isAdapter = /^packages\/mock\/src\/(node|cli|msw)(\.ts|\/)/
    const inner = mock.filter(({ path }) => !isAdapter.test(path))
    const isAdapterOnly = (target: string) => /^(node:|msw|@hono\/node-server)/.test(target)
    expect(offences(inner, isAdapterOnly)).toEqual([])
  })
})

describe('react', () => {
  test('core is imported by its name', () => {
    const isInside = (target: string) => /^@cognito-kit\/core\/(?!testing$)/.test(target)
    expect(offences(react, isInside)).toEqual([])
  })

  test("'use client' opens every file that calls a hook or creates a context", () => {
    const silent = react
      .filter(callsHook)
      .filter(({ parsed }) => {
        const [first] = parsed.program.body
        return !(first?.type === 'ExpressionStatement' && first.directive === 'use client')
      })
      .map(({ path }) => path)
    expect(silent).toEqual([])
  })
})

describe('every file', () => {
  test('is short: at most 300 lines of code, without comments and blank lines', () => {
    const long = sources
      .map((source) => ({ path: source.path, lines: linesOfCode(source) }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })

  test('no test is skipped, and none runs alone', () => {
    const tests = readSources(
      'packages/*/{src,test}/**/*.{ts,tsx}',
      'test/**/*.{ts,tsx}',
      'stories/**/*.{ts,tsx}',
    )
    const found: string[] = []
    for (const source of tests) {
      walk(treeOf(source), (node) => {
        if (node.type !== 'MemberExpression') return
        const written = source.text.slice(node.start, node.end)
        if (!/^(test|it|describe|suite|bench)\b.*\.(skip|only|todo|fixme|fails)$/s.test(written)) {
          return
        }
        found.push(`${source.path}: ${written}`)
      })
    }
    expect(found).toEqual([])
  })

  test('the lockfile names no address to download from', () => {
    const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
    expect(lockfile.match(/https?:\/\/\S+|tarball:.*/g) ?? []).toEqual([])
  })
})
