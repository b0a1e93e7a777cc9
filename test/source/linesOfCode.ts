import type { Source } from './readSources.ts'

/** How many lines of a file hold code: neither blank nor comment only. */
export function linesOfCode({ text, parsed }: Source): number {
  let code = text
  for (const { start, end } of parsed.comments) {
    code = code.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + code.slice(end)
  }
  return code.split('\n').filter((line) => line.trim()).length
}
