import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandProblem } from './readme/commandProblem.ts'
import { compile } from './readme/compile.ts'
import { readPage, readPages } from './readme/readPages.ts'
import { root } from './source/readSources.ts'

const pages = readPages()
const blocks = pages.flatMap((page) => page.blocks)

test('the repository and every package has an introduction', () => {
  const expected = ['README.md', ...['core', 'mock', 'react'].map((x) => `packages/${x}/README.md`)]
  const paths = pages.map(({ path }) => path)
  expect(expected.filter((path) => !paths.includes(path))).toEqual([])
})

test('every TypeScript block compiles', () => {
  expect(compile(pages)).toBe('')
})

test('every command exists, with its options', () => {
  const shell = blocks.filter(({ language }) => ['sh', 'bash', 'shell'].includes(language))
  const commands = [
    ...shell.flatMap(({ at, text }) =>
      text
        .replaceAll('\\\n', ' ')
        .split('\n')
        .map((command) => ({ at, command })),
    ),
    ...pages.flatMap(({ path, prose }) =>
      [...prose.matchAll(/`((?:npm|npx|pnpm) [a-z@][^`]*)`/g)].map(([, command = '']) => ({
        at: path,
        command,
      })),
    ),
  ]
  const problems = commands
    .map(({ at, command }) => ({ at, command: command.replace(/^\$ /, '').trim() }))
    .filter(({ command }) => command && !command.startsWith('#'))
    .map(({ at, command }) => ({ at, problem: commandProblem(command) }))
    .filter(({ problem }) => problem)
  expect(problems).toEqual([])
})

test('every JSON block is JSON', () => {
  for (const { at, text } of blocks.filter(({ language }) => language === 'json')) {
    expect(() => JSON.parse(text), at).not.toThrow()
  }
})

test('every block says what it is', () => {
  expect(blocks.filter(({ language }) => !language).map(({ at }) => at)).toEqual([])
})

test('every link leads to a file that is there, and to a heading that it has', () => {
  const broken = pages.flatMap(({ path, prose }) =>
    [...prose.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)/g)]
      .map(([, file = '', anchor]) => ({ file, anchor, target: resolve(path, file) }))
      .filter(({ target, anchor }) => !leads(target, anchor))
      .map(({ file, anchor }) => `${path} -> ${file}${anchor ? `#${anchor}` : ''}`),
  )
  expect(broken).toEqual([])
})

function resolve(page: string, file: string): string {
  return file ? join(root, dirname(page), file) : join(root, page)
}

function leads(target: string, anchor: string | undefined): boolean {
  if (!existsSync(target)) return false
  if (!anchor) return true
  const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.+)$/gm)
  return [...headings].some(([, heading = '']) => slugOf(heading) === anchor)
}

/** The anchor that GitHub gives a heading. */
function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

describe('the reading itself', () => {
  const fence = '```'

  test('finds blocks, their place, and the code that they continue', () => {
    const text = `# A\n\n<!-- with: import { a } from './a.ts' -->\n${fence}ts\na()\n${fence}\n\nb\n`
    expect(readPage('A.md', text)).toEqual({
      path: 'A.md',
      blocks: [{ at: 'A.md:4', language: 'ts', text: "import { a } from './a.ts'\na()\n" }],
      prose: '# A\n\n\n\nb\n',
    })
  })

  test('a mistake in a block does not compile', () => {
    const text = `${fence}ts\nimport { getUser } from '@cognito-kit/core'\n${fence}\n`
    expect(compile([readPage('A.md', text)])).toContain("no exported member 'getUser'")
  })

  test.each([
    'npm run nothing',
    'pnpm nothing',
    'npx @cognito-kit/mock --nothing',
    'npx @cognito-kit/core',
    'pnpm exec nothing',
    'npm install @cognito-kit/nothing',
    'make it so',
  ])('a command that does not work: %s', (command) => {
    expect(commandProblem(command)).toBeDefined()
  })
})
