import type { ReactNode } from 'react'

/** What to show: as it is, or made from what is known then. */
export type Content<value> = ReactNode | ((value: value) => ReactNode)

export function contentFor<value>(content: Content<value>, value: value): ReactNode {
  return typeof content === 'function' ? content(value) : content
}
