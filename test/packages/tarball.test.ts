import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { parseSync } from 'vite'
import { describe, expect, inject, test } from 'vitest'
import { callsHook } from '../source/callsHook.ts'
import { importsOf } from '../source/importsOf.ts'
import { root } from '../source/readSources.ts'

interface Manifest {
  readonly name: string
  readonly exports: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
}

describe.each(['core', 'react', 'mock'] as const)('%s', (folder) => {
  const data = readFileSync(inject('tarballs')[folder])
  const tarball = createPackageFromTarballData(data)
  const prefix = `/node_modules/@cognito-kit/${folder}/`
  const files = tarball.listFiles().map((path) => path.slice(prefix.length))
  const read = (path: string): string => tarball.readFile(prefix + path)
  const manifestText = read('package.json')
  const manifest: Manifest = JSON.parse(manifestText)
  const ending = (end: string) => files.filter((path) => path.endsWith(end))
  const importsFrom = (paths: readonly string[]) =>
    paths.flatMap((path) => {
      const text = read(path)
      return importsOf({ path, text, parsed: parseSync(path, text) }).map(({ target }) => ({
        path,
        target,
      }))
    })

  test('publint has nothing to say, not even a suggestion', async () => {
    const { messages, pkg } = await publint({
      strict: true,
      pack: { tarball: Uint8Array.from(data).buffer },
    })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('types resolve wherever ES modules do', async () => {
    const result = await checkPackage(tarball)
    if (!result.types) throw new Error('no types found')
    // The two resolutions that know no ES modules do not count: the packages have nothing else.
    const problems = result.problems.filter(
      (problem) =>
        !('resolutionKind' in problem) ||
        !['node10', 'node16-cjs'].includes(problem.resolutionKind),
    )
    expect(problems).toEqual([])
  })

  test('the manifest leads to what is in the tarball', () => {
    const { exports, bin = {} } = manifest
    const targets = [...Object.values(exports), ...Object.values(bin)]
    expect(targets.filter((target) => !files.includes(posix.normalize(target)))).toEqual([])
    expect(targets.filter((target) => target.includes('src'))).toEqual([])
    expect(manifestText).not.toMatch(/workspace:|catalog:|link:|file:/)
  })

  test('licence and introduction are there, tests and leftovers are not', () => {
    const wanted = ['LICENSE', 'README.md']
    expect(wanted.filter((path) => !files.includes(path))).toEqual([])
    const unwanted =
      /\.(test|bench|stories)\.|\.tsbuildinfo$|(^|\/)(node_modules|tsconfig)|fixture|^\./
    expect(files.filter((path) => unwanted.test(path))).toEqual([])
    const top = new Set(files.map((path) => path.split('/')[0]))
    const known = ['LICENSE', 'README.md', 'package.json', 'dist', 'src', 'TROUBLESHOOTING.md']
    expect([...top].filter((name) => !known.includes(name ?? ''))).toEqual([])
  })

  test('every relative import of the code leads to a file, written as a browser needs it', () => {
    const broken = importsFrom(ending('.js'))
      .filter(({ target }) => target.startsWith('dist/') && !files.includes(target))
      .map(({ path, target }) => `${path} -> ${target}`)
    expect(broken).toEqual([])
  })

  test('every relative import of the types leads to a file', () => {
    // Declarations say `./a.ts`, which means `./a.d.ts` there. The consumer's compiler agrees.
    const broken = importsFrom(ending('.d.ts'))
      .filter(({ target }) => target.startsWith('dist/'))
      .filter(({ target }) => !files.includes(target.replace(/(\.d)?\.[jt]sx?$/, '.d.ts')))
      .map(({ path, target }) => `${path} -> ${target}`)
    expect(broken).toEqual([])
  })

  test('every package that is imported is a dependency', () => {
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(manifestText)
    const declared = Object.keys({ ...dependencies, ...peerDependencies })
    const missing = importsFrom([...ending('.js'), ...ending('.d.ts')])
      .filter(({ target }) => !target.startsWith('dist/') && !target.startsWith('node:'))
      .map(({ path, target }) => ({ path, name: /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target }))
      .filter(({ name }) => !declared.includes(name))
      .map(({ path, name }) => `${path} -> ${name}`)
    expect(missing).toEqual([])
  })

  test('every map leads to its source, and every file has one', () => {
    const written = [...ending('.js'), ...ending('.d.ts')].filter((path) => path.startsWith('dist'))
    expect(written.filter((path) => !files.includes(`${path}.map`))).toEqual([])
    const lost = ending('.map').flatMap((path) => {
      const { sources, sourceRoot = '' }: { sources: string[]; sourceRoot?: string } = JSON.parse(
        read(path),
      )
      return sources
        .map((source) => posix.join(posix.dirname(path), sourceRoot, source))
        .filter((source) => !files.includes(source))
        .map((source) => `${path} -> ${source}`)
    })
    expect(lost).toEqual([])
  })

  test('every source is the source of something', () => {
    const sources = files.filter((path) => path.startsWith('src/') && !path.endsWith('.d.ts'))
    const built = (path: string) => path.replace(/^src/, 'dist').replace(/\.tsx?$/, '.js')
    expect(sources.filter((path) => !files.includes(built(path)))).toEqual([])
  })

  test('no path of the machine that built it', () => {
    const paths = [root, homedir(), 'file://']
    const telling = files.filter((path) => paths.some((secret) => read(path).includes(secret)))
    expect(telling).toEqual([])
  })
})

test("react: 'use client' survives the build", () => {
  const tarball = createPackageFromTarballData(readFileSync(inject('tarballs').react))
  const sources = tarball
    .listFiles()
    .filter((path) => path.endsWith('.js'))
    .map((path) => ({ path, text: tarball.readFile(path) }))
    .map(({ path, text }) => ({ path, text, parsed: parseSync(path, text) }))
  const hooked = sources.filter(callsHook)
  expect(hooked.map(({ path }) => path)).toContainEqual(expect.stringMatching(/useAuth\.js$/))
  expect(hooked.filter(({ text }) => !text.startsWith("'use client'"))).toEqual([])
})
