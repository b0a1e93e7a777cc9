import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root } from '../source/readSources.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the tarball of each package, by the name of its folder. */
    tarballs: Readonly<Record<'core' | 'react' | 'mock', string>>
  }
}

/** Packs every package once, as publishing would. They must have been built. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cognito-kit-tarballs-'))
  const pack = (name: string): string => {
    const tarball = join(folder, `${name}.tgz`)
    execFileSync('pnpm', ['pack', '--out', tarball], { cwd: join(root, 'packages', name) })
    return tarball
  }
  project.provide('tarballs', { core: pack('core'), react: pack('react'), mock: pack('mock') })
  return () => rmSync(folder, { recursive: true, force: true })
}
