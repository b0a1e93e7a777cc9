import { posix } from 'node:path'
import type { Source } from './readSources.ts'
import { type SyntaxNode, treeOf, walk } from './walk.ts'

/** One way in which a file depends on another: `import`, `export … from`, `import()`, types too. */
export interface Import {
  /** The path from the root of the repository if the import is relative, else what is written. */
  readonly target: string
  /** The names that are imported; `*` for everything. */
  readonly names: readonly string[]
  /** Whether the code of the other file is not needed to load this one. */
  readonly lazy: boolean
}

/** Everything that a file imports, type-only imports included. */
export function importsOf(source: Source): Import[] {
  const imports: Import[] = []
  const add = (request: unknown, names: readonly string[], lazy = false): void => {
    const specifier = (request as { value?: unknown } | null | undefined)?.value
    if (typeof specifier !== 'string') return
    imports.push({ target: resolve(source.path, specifier), names, lazy })
  }
  walk(treeOf(source), (node) => {
    if (node.type === 'ImportDeclaration') add(node.source, namesOf(node, 'imported'))
    if (node.type === 'ExportNamedDeclaration') add(node.source, namesOf(node, 'local'))
    if (node.type === 'ExportAllDeclaration') add(node.source, ['*'])
    if (node.type === 'ImportExpression') add(node.source, ['*'], true)
    if (node.type === 'TSImportType') add(node.source, ['*'], true)
  })
  return imports
}

function namesOf(node: SyntaxNode, key: 'imported' | 'local'): string[] {
  const specifiers = node.specifiers as SyntaxNode[]
  return specifiers.map(({ type, [key]: name }) => {
    if (type === 'ImportNamespaceSpecifier') return '*'
    if (type === 'ImportDefaultSpecifier') return 'default'
    const { name: identifier, value } = name as { name?: string; value?: string }
    return identifier ?? value ?? ''
  })
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
}
