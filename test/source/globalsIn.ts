import type { Source } from './readSources.ts'
import { type SyntaxNode, treeOf, walk } from './walk.ts'

const doors = new Set([
  'window',
  'self',
  'document',
  'localStorage',
  'sessionStorage',
  'location',
  'navigator',
  'history',
  'performance',
  'setTimeout',
  'setInterval',
  'requestIdleCallback',
  'BroadcastChannel',
  'indexedDB',
])

/**
 * The names of the browser's and the clock's globals that a file uses, with their lines.
 *
 * A local variable of such a name counts too: it would hide the global from the reader.
 */
export function globalsIn(source: Source): string[] {
  const found: string[] = []
  walk(treeOf(source), (node, parent, key) => {
    const name = globalAt(node, parent, key)
    if (name) found.push(`${source.path}:${lineOf(source.text, node.start)} ${name}`)
  })
  return found
}

function globalAt(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  key: string,
): string | undefined {
  if (node.type === 'MemberExpression') {
    const { object, property, computed } = node as unknown as Member
    if (object.name === 'Date' && property.name === 'now') return 'Date.now'
    // `globalThis.location`, `globalThis['location']`: `window` is found by its own name.
    const member = computed ? property.value : property.name
    return object.name === 'globalThis' && doors.has(String(member)) ? String(member) : undefined
  }
  if (node.type === 'NewExpression') {
    const { callee, arguments: given } = node as unknown as New
    return callee.name === 'Date' && given.length === 0 ? 'new Date()' : undefined
  }
  if (node.type !== 'Identifier' || !doors.has(String(node.name))) return undefined
  return isOnlyAName(parent, key) ? undefined : String(node.name)
}

interface Member {
  readonly object: { readonly name?: string }
  readonly property: { readonly name?: string; readonly value?: unknown }
  readonly computed: boolean
}

interface New {
  readonly callee: { readonly name?: string }
  readonly arguments: readonly unknown[]
}

/** `environment.location`, `{ location: … }`, `interface X { location: … }`: not the global. */
function isOnlyAName(parent: SyntaxNode | undefined, key: string): boolean {
  if (!parent || parent.computed === true) return false
  if (parent.type === 'MemberExpression') return key === 'property'
  if (parent.type === 'ImportSpecifier') return key === 'imported'
  if (parent.type === 'ExportSpecifier') return key === 'exported'
  if (parent.type === 'TSQualifiedName') return key === 'right'
  if (key === 'params') return parent.type.startsWith('TS')
  return key === 'key'
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
