import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../source/readSources.ts'

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly bin?: Readonly<Record<string, string>>
}

const read = (path: string): Manifest =>
  JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))

const folders = ['core', 'react', 'mock']
const own = new Map(folders.map((name) => [`@cognito-kit/${name}`, read(`packages/${name}`)]))
const { scripts } = read('.')
const known = ['.', ...folders.map((name) => `packages/${name}`)].flatMap((path) => {
  const { dependencies, peerDependencies, devDependencies } = read(path)
  return Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies })
})

/**
 * Why a command of a page would not work, or `undefined`: its script, program or package is not
 * there, or it is a command that nobody has taught this test.
 */
export function commandProblem(command: string): string | undefined {
  const [program = '', first = '', ...rest] = command
    .replace(/\s+#.*$/, '')
    .trim()
    .split(/\s+/)
  if (['git', 'cd', 'cp', 'curl'].includes(program)) return undefined
  if (program === 'npx') return programProblem(first, rest)
  if (!['npm', 'pnpm'].includes(program)) return `${program}: nobody has taught this test`
  if (first === 'ls') return undefined
  if (first === 'exec') return programProblem(rest[0] ?? '', rest.slice(1))
  if (['install', 'i', 'add'].includes(first)) return rest.map(packageProblem).find(Boolean)
  const script = first === 'run' ? rest[0] : first
  const isShort = first === 'run' || program === 'pnpm' || ['start', 'test'].includes(first)
  return isShort && script && script in scripts ? undefined : `there is no script "${script}"`
}

function packageProblem(name: string): string | undefined {
  if (name.startsWith('-') || own.has(name) || known.includes(name)) return undefined
  return `${name}: not a package of ours, and none that this repository knows`
}

function programProblem(name: string, parameters: readonly string[]): string | undefined {
  const manifest = own.get(name)
  const programs = Object.entries(manifest?.bin ?? {})
  if (manifest && programs.length !== 1) return `${name} has no single program to run`
  const [path] = manifest
    ? programs.map(([, target]) => join(root, 'packages', name.split('/')[1] ?? '', target))
    : [join(root, 'node_modules/.bin', name)]
  if (!path || !existsSync(path)) return `there is no program "${name}"`
  if (!manifest) return undefined
  const help = execFileSync(process.execPath, [path, '--help'], { encoding: 'utf8' })
  const unknown = parameters.find((text) => text.startsWith('-') && !help.includes(text))
  return unknown && `${name} has no option ${unknown}`
}
