import { create, type ThemeVars } from 'storybook/theming'

const brand = {
  brandTitle: 'cognito-kit',
  brandUrl: 'https://github.com/cognito-kit/cognito-kit',
  brandTarget: '_blank',
  fontBase: 'system-ui, sans-serif',
  appBorderRadius: 6,
  inputBorderRadius: 6,
}

/** Storybook's own surfaces, in the colours of the stories. */
export const light: ThemeVars = create({
  base: 'light',
  ...brand,
  colorPrimary: '#0a5bb5',
  colorSecondary: '#0a5bb5',
  appBg: '#f4f6f8',
  appContentBg: '#ffffff',
  appPreviewBg: '#ffffff',
  appBorderColor: '#c9d0d8',
  textColor: '#1a1f26',
})

export const dark: ThemeVars = create({
  base: 'dark',
  ...brand,
  colorPrimary: '#84bcff',
  colorSecondary: '#3d8fe8',
  appBg: '#1f242b',
  appContentBg: '#15181d',
  appPreviewBg: '#15181d',
  appBorderColor: '#434b56',
  textColor: '#e8ebef',
})
