// Sizes of whole apps, gzipped, as a production build has them, without React and React Query.
// `entry` counts what the page loads first, its absence everything.

/** @param {Record<string, unknown>} config */
const forProduction = (config) => ({
  ...config,
  platform: 'browser',
  // As apps are built: what start and a later chunk share stays in the first, in one piece.
  preserveEntrySignatures: 'allow-extension',
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
})

const common = {
  gzip: true,
  ignore: ['react', 'react-dom', '@tanstack/react-query'],
  modifyRolldownConfig: forProduction,
}

export default [
  {
    ...common,
    name: 'provider + useAuth + SignInButton: at start',
    path: 'app.tsx',
    entry: ['app'],
    limit: '10.5 kB',
  },
  { ...common, name: 'provider + useAuth + SignInButton: in all', path: 'app.tsx', limit: '18 kB' },
  {
    ...common,
    name: 'core, every export: at start',
    path: 'core.ts',
    entry: ['core'],
    limit: '14 kB',
  },
  {
    ...common,
    name: 'for comparison, the same app with react-oidc-context',
    path: 'reactOidcContext.tsx',
  },
]
