import { join } from 'node:path'

/** Folder of the app that the scenarios run against. */
export const builtApp: string = join(import.meta.dirname, '../../node_modules/.cache/e2e-app')
