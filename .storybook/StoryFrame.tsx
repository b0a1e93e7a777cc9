import { type ReactNode, useLayoutEffect } from 'react'
import { Stage } from '../stories/support/Stage.tsx'
import type { StoryClient } from '../stories/support/storyClient.ts'
import { applyTheme, type ColorTheme } from './colorTheme.ts'

interface Props {
  theme: ColorTheme
  /** What a loader of the story made, if it did. */
  client: StoryClient | undefined
  children: ReactNode
}

/** What is around every story: its colours and, where it has a client, the provider. */
export function StoryFrame({ theme, client, children }: Props): ReactNode {
  useLayoutEffect(() => applyTheme(theme), [theme])
  return client ? <Stage client={client}>{children}</Stage> : children
}
