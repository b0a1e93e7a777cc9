import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cognitoErrorCodes, englishMessages } from '@cognito-kit/core'
import { expect, test } from 'vitest'
import { root } from './source/readSources.ts'

const path = 'packages/core/TROUBLESHOOTING.md'
const page = readFileSync(join(root, path), 'utf8')
const [introduction = '', ...sections] = page.split(/^## /m)
const titles = sections.map((section) => section.slice(0, section.indexOf('\n')))

test('every error code has a section, and every section an error code', () => {
  expect(titles.toSorted()).toEqual([...cognitoErrorCodes].toSorted())
})

test('the list at the top leads to every section', () => {
  const links = [...introduction.matchAll(/\[(\w+)\]\(#(\w+)\)/g)]
  expect(links.map(([, title]) => title)).toEqual(titles)
  // The address that an error message ends with: GitHub writes anchors in lower case.
  expect(links.map(([, , anchor]) => anchor)).toEqual(titles.map((title) => title.toLowerCase()))
})

test.each(cognitoErrorCodes)('%s: the text for people is the one of messageFor', (code) => {
  const section = sections.find((text) => text.startsWith(`${code}\n`))
  expect(section?.split('\n')).toContain(`> ${englishMessages[code]}`)
})

test.each(cognitoErrorCodes)('%s: says what happened, why, and what to do', (code) => {
  const section = sections.find((text) => text.startsWith(`${code}\n`)) ?? ''
  const parts = [...section.matchAll(/^\*\*([\w ]+)\.\*\*/gm)].map(([, part]) => part)
  expect(parts).toEqual(['What happened', 'Usual causes', 'What to do'])
})
