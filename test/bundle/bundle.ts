import { build, type Rolldown } from 'vite'
import { root } from '../source/readSources.ts'

/** A piece of a built app. */
export interface Chunk {
  readonly name: string
  readonly code: string
}

/** What a bundler makes of a small app. */
export interface Bundle {
  /** What the page loads first: the entry and what it imports statically. */
  readonly initial: readonly Chunk[]
  /** What it loads when it is needed. */
  readonly lazy: readonly Chunk[]
}

/** How to build. */
export interface BundleOptions {
  /** @default 'production' */
  readonly mode?: 'production' | 'development' | undefined
  /** What is not part of the bundle. @default React and React Query */
  readonly external?: readonly RegExp[] | undefined
  /** @default true */
  readonly minify?: boolean | undefined
}

const host: readonly RegExp[] = [/^react(-dom)?(\/|$)/, /^@tanstack\/react-query$/]

/** Builds a module that is given as text with Vite, as an app would, and writes nothing. */
export async function bundle(entry: string, options: BundleOptions = {}): Promise<Bundle> {
  const { mode = 'production', external = host, minify = true } = options
  const id = `${root}/test/bundle/entry.tsx`
  const output = await build({
    root,
    mode,
    configFile: false,
    envFile: false,
    logLevel: 'silent',
    // The test runner's own NODE_ENV must not decide how JSX is written.
    oxc: { jsx: { development: mode === 'development' } },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (source) => (source === id ? id : undefined),
        load: (source) => (source === id ? entry : undefined),
      },
    ],
    build: {
      write: false,
      minify: minify ? 'oxc' : false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: id, external: [...external] },
    },
  })
  if (!('output' in output)) throw new Error('expected one output')
  return split(output.output)
}

function split(output: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): Bundle {
  const chunks = output.filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const initial = new Set<string>()
  const follow = (name: string): void => {
    const chunk = byName.get(name)
    if (!chunk || initial.has(name)) return
    initial.add(name)
    chunk.imports.forEach(follow)
  }
  for (const { fileName, isEntry } of chunks) if (isEntry) follow(fileName)
  const pieces = chunks.map(({ fileName, name, code }) => ({
    isInitial: initial.has(fileName),
    chunk: { name, code },
  }))
  return {
    initial: pieces.filter(({ isInitial }) => isInitial).map(({ chunk }) => chunk),
    lazy: pieces.filter(({ isInitial }) => !isInitial).map(({ chunk }) => chunk),
  }
}

/** The code of some chunks as one text, to search in. */
export function codeOf(chunks: readonly Chunk[]): string {
  return chunks.map(({ code }) => code).join('\n')
}
