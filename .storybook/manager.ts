import { addons } from 'storybook/manager-api'
import { getPreferredColorScheme } from 'storybook/theming'
import { dark, light } from './theme.ts'

addons.setConfig({
  theme: getPreferredColorScheme() === 'dark' ? dark : light,
  sidebar: { showRoots: true },
})
