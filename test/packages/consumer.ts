import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../source/readSources.ts'

/** A project outside of the repository that has the three tarballs installed. */
export interface Consumer extends Disposable {
  /** Writes a file and answers its path. */
  write(name: string, text: string): string
  /** Runs a program of the project and answers what it printed, whatever its status. */
  run(command: string, ...parameters: readonly string[]): { status: number | null; output: string }
}

/** Where the repository has what the packages need, so that the installation needs no network. */
function locateDependencies(): Record<string, string> {
  const found: Record<string, string> = {}
  const add = (from: string, names: readonly string[]): void => {
    for (const name of names) {
      if (name.startsWith('@cognito-kit/')) continue
      found[name] = `link:${realpathSync(join(root, from, 'node_modules', name))}`
    }
  }
  for (const name of ['core', 'react', 'mock']) {
    const from = `packages/${name}`
    const manifest = JSON.parse(readFileSync(join(root, from, 'package.json'), 'utf8'))
    add(from, Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
  }
  add('.', ['@types/node', '@types/react', 'react-dom'])
  return found
}

/** Creates the project and installs the tarballs with pnpm, as a user would. */
export function createConsumer(tarballs: Readonly<Record<string, string>>): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'cognito-kit-consumer-'))
  const linked = locateDependencies()
  const packed = Object.fromEntries(
    Object.entries(tarballs).map(([name, path]) => [`@cognito-kit/${name}`, `file:${path}`]),
  )
  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return path
  }
  write(
    'package.json',
    JSON.stringify({ private: true, type: 'module', dependencies: { ...linked, ...packed } }),
  )
  // JSON is YAML. The overrides also serve what the tarballs themselves depend on.
  write(
    'pnpm-workspace.yaml',
    JSON.stringify({ packages: ['.'], overrides: { ...linked, ...packed }, pmOnFail: 'ignore' }),
  )
  execFileSync('pnpm', ['install', '--offline', '--ignore-scripts'], { cwd: folder })
  return {
    write,
    run(command, ...parameters) {
      const { status, stdout, stderr } = spawnSync(command, parameters, {
        cwd: folder,
        encoding: 'utf8',
      })
      return { status, output: `${stdout}${stderr}` }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
