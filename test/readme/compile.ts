import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../source/readSources.ts'
import type { Page } from './readPages.ts'

const folder = join(root, 'node_modules/.cache/readme')

/**
 * Type-checks the TypeScript blocks of some pages, each as strictly as the kit itself, and answers
 * what the compiler complains about.
 *
 * Each page is a project. A block whose first line is a comment with a file name (`// client.ts`)
 * is that file, which the other blocks of the page can import.
 */
export function compile(pages: readonly Page[]): string {
  rmSync(folder, { recursive: true, force: true })
  const files = pages.flatMap(({ path, blocks }) => {
    const typed = blocks.filter(({ language }) => /^tsx?$/.test(language))
    return typed.map(({ at, language, text }) => {
      const named = /^\/\/ ([\w./-]+\.(?:tsx?|d\.ts))$/m.exec(text.split('\n', 1)[0] ?? '')?.[1]
      const name = named ?? `${at.replaceAll(/\W+/g, '-')}.${language}`
      const file = join(folder, path.replaceAll(/\W+/g, '-'), name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    })
  })
  const project = join(folder, 'tsconfig.json')
  writeFileSync(project, JSON.stringify({ compilerOptions: options, files }))
  const tsc = join(root, 'node_modules/.bin/tsc')
  const { stdout } = spawnSync(tsc, ['-p', project, '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout
}

const options = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2024',
  lib: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  allowImportingTsExtensions: true,
  jsx: 'react-jsx',
  types: ['node', 'vite/client'],
}
