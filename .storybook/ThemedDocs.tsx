import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks'
import { Fragment, type PropsWithChildren, type ReactElement, useEffect, useState } from 'react'
import { UPDATE_GLOBALS } from 'storybook/internal/core-events'
import { applyTheme, type ColorTheme, isDark } from './colorTheme.ts'
import { dark, light } from './theme.ts'

/** A docs page that follows the toolbar, and with it the stories that it shows in frames. */
export default function ThemedDocs(props: PropsWithChildren<DocsContainerProps>): ReactElement {
  const { channel } = props.context
  const [theme, setTheme] = useState(shownTheme)
  applyTheme(theme)
  useEffect(() => {
    // What the toolbar sends. What a preview answers is also heard from the stories in the frames.
    const follow = ({ globals }: { globals: Record<string, unknown> }) => {
      if (!globals.theme) return
      // At once too, for Storybook renders the page anew.
      applyTheme(globals.theme as ColorTheme)
      setTheme(globals.theme as ColorTheme)
    }
    channel.on(UPDATE_GLOBALS, follow)
    return () => channel.off(UPDATE_GLOBALS, follow)
  }, [channel])
  return (
    <DocsContainer {...props} theme={isDark(theme) ? dark : light}>
      {/* Frames look at the theme once: another one loads them again. */}
      <Fragment key={theme}>{props.children}</Fragment>
    </DocsContainer>
  )
}

/** The theme of the story shown before, else that of the URL: `globals=theme:dark`. */
function shownTheme(): ColorTheme {
  const pairs = new URLSearchParams(location.search).get('globals')?.split(';') ?? []
  const fromUrl = pairs.find((pair) => pair.startsWith('theme:'))?.slice('theme:'.length)
  return (document.documentElement.dataset.theme ?? fromUrl ?? 'system') as ColorTheme
}
