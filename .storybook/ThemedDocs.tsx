import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks'
import { Fragment, type PropsWithChildren, type ReactElement, useEffect, useState } from 'react'
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events'
import { applyTheme, isDark, themeOf } from './colorTheme.ts'
import { dark, light } from './theme.ts'

/** A docs page that follows the toolbar, and with it the stories that it shows in frames. */
export default function ThemedDocs(props: PropsWithChildren<DocsContainerProps>): ReactElement {
  const { channel } = props.context
  const [theme, setTheme] = useState(() => {
    const [last] = channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? []
    return themeOf(last?.globals ?? {})
  })
  applyTheme(theme)
  useEffect(() => {
    const follow = ({ globals }: { globals: Record<string, unknown> }) => setTheme(themeOf(globals))
    channel.on(GLOBALS_UPDATED, follow)
    return () => channel.off(GLOBALS_UPDATED, follow)
  }, [channel])
  return (
    <DocsContainer {...props} theme={isDark(theme) ? dark : light}>
      {/* Frames look at the theme once: another one loads them again. */}
      <Fragment key={theme}>{props.children}</Fragment>
    </DocsContainer>
  )
}
