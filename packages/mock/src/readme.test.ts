import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assertShape } from './cli/assertShape.ts'
import { defaultOptions } from './cli/defaultOptions.ts'
import { help } from './cli/help.ts'
import { controlRoutes } from './control/controlRoutes.ts'
import { createMockCognito } from './createMockCognito.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    ([, text]) => text ?? '',
  )

test('behavior: the configuration in it works', () => {
  const [config = ''] = blocks('json')
  const options: unknown = JSON.parse(config)
  assertShape(options)
  expect(createMockCognito(options).describe().userPools[0]?.clients[0]?.id).toBe('myapp')
})

test('behavior: names every option of the command line', () => {
  const options = new Set(help.match(/--[a-z-]+/g))
  for (const option of options) expect(readme).toContain(`\`${option}\``)
  const used = new Set(
    blocks('sh')
      .join('')
      .match(/ --[a-z-]+/g),
  )
  for (const option of used) expect(options).toContain(option.trim())
})

test('behavior: names every control, and no other', () => {
  const named = [...readme.matchAll(/`(?:GET|POST) (\/_mock[a-z/]*)/g)].map(([, path]) => path)
  expect(new Set(named)).toEqual(new Set(Object.keys(controlRoutes)))
})

test('behavior: names what is built in', () => {
  for (const pool of defaultOptions.userPools) {
    expect(readme).toContain(pool.id)
    for (const { id } of pool.clients) expect(readme).toContain(id)
    for (const { username, password } of pool.users ?? []) {
      expect(readme).toContain(username)
      expect(readme).toContain(password)
    }
  }
})

test('behavior: imports only what the packages export', async () => {
  const doors: Record<string, object> = {
    '@cognito-kit/mock': await import('./index.ts'),
    '@cognito-kit/mock/node': await import('./node.ts'),
    '@cognito-kit/mock/msw': await import('./msw.ts'),
  }
  const imports = blocks('ts').flatMap((block) => [
    ...block.matchAll(/import \{ ([^}]+) \} from '(@cognito-kit[^']*)'/g),
  ])
  expect(imports.length).toBeGreaterThan(3)
  for (const [, names = '', door = ''] of imports) {
    for (const name of names.split(', ')) expect(doors[door]).toHaveProperty(name)
  }
})
