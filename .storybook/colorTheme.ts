import { getPreferredColorScheme } from 'storybook/theming'

/** What the toolbar offers. `system` is what the operating system or the browser is set to. */
export type ColorTheme = 'system' | 'light' | 'dark'

/** Gives a page its colours; every rule of the stylesheet follows from this attribute. */
export function applyTheme(theme: ColorTheme): void {
  document.documentElement.dataset.theme = theme
}

/** The theme of a story: its own, else that of the docs page that shows it in a frame. */
export function themeOf(globals: Record<string, unknown>): ColorTheme {
  const own = (globals.theme ?? 'system') as ColorTheme
  const outer = window.frameElement?.ownerDocument.documentElement.dataset.theme
  return own === 'system' ? ((outer ?? own) as ColorTheme) : own
}

export function isDark(theme: ColorTheme): boolean {
  return theme === 'system' ? getPreferredColorScheme() === 'dark' : theme === 'dark'
}
