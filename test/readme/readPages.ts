import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../source/readSources.ts'

/** A fenced block of a page. */
export interface Block {
  /** `README.md:12`, where its fence opens. */
  readonly at: string
  readonly language: string
  readonly text: string
}

/** A page of documentation. */
export interface Page {
  /** From the root of the repository. */
  readonly path: string
  readonly blocks: readonly Block[]
  /** The text without its blocks. */
  readonly prose: string
}

/** The pages that people read first, those of the packages included. */
export function readPages(): Page[] {
  const paths = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...globSync('packages/*/*.md', { cwd: root }),
  ]
  return paths
    .filter((path) => existsSync(join(root, path)) && !path.endsWith('CHANGELOG.md'))
    .map((path) => readPage(path, readFileSync(join(root, path), 'utf8')))
}

/**
 * Takes a page apart. A comment right before a fence, `<!-- with: import … -->`, is code that the
 * block needs and that its reader has seen already: it goes in front of it.
 */
export function readPage(path: string, text: string): Page {
  const blocks: Block[] = []
  const fence =
    /(?:^<!-- with:\s*((?:(?!-->)[\s\S])*?)\s*-->\n+)?^([ \t]*)```([^\n]*)\n([\s\S]*?)^\2```[ \t]*$/gm
  const prose = text.replace(fence, (whole, needed, indent, language, code, offset) => {
    const line = text.slice(0, offset + whole.indexOf('```')).split('\n').length
    const own = indent ? code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') : code
    const block = { at: `${path}:${line}`, language: language.trim() }
    blocks.push({ ...block, text: needed ? `${needed}\n${own}` : own })
    return ''
  })
  return { path, blocks, prose }
}
