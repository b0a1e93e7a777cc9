/** A node of a syntax tree, as loosely as a walk over all of them needs it. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** Visits every node, parents first, with the node it hangs on and the key it hangs there by. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void,
  parent?: SyntaxNode,
  at = '',
): void {
  visit(node, parent, at)
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, node, key)
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

/** The root of a file's tree. */
export function treeOf({ parsed }: { readonly parsed: { readonly program: object } }): SyntaxNode {
  return parsed.program as SyntaxNode
}
