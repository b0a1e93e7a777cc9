import type { Source } from './readSources.ts'
import { type SyntaxNode, treeOf, walk } from './walk.ts'

const hook = /^(use([A-Z]\w*)?|createContext)$/

/** Whether a file calls a React hook or creates a context: neither works in a server component. */
export function callsHook(source: Source): boolean {
  let found = false
  walk(treeOf(source), (node) => {
    if (node.type !== 'CallExpression') return
    const { name, property } = node.callee as { name?: string; property?: SyntaxNode }
    if (hook.test(name ?? String(property?.name ?? ''))) found = true
  })
  return found
}
