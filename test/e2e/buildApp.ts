import { build } from 'vite'
import { builtApp } from './builtApp.ts'

/** Builds the demo app for production, once for all engines and without anybody's `.env`. */
export default async function buildApp(): Promise<void> {
  await build({
    root: `${import.meta.dirname}/../app`,
    envDir: false,
    logLevel: 'warn',
    build: { outDir: builtApp, emptyOutDir: true },
  })
}
