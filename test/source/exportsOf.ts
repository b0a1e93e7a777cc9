import type { Source } from './readSources.ts'

/** The names that a file exports, types too. */
export function exportsOf({ parsed }: Source): string[] {
  return parsed.module.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName }) => exportName.name ?? '*')
    .toSorted()
}
