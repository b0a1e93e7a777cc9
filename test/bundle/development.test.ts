import { describe, expect, test } from 'vitest'
import { bundle, codeOf } from './bundle.ts'

// Developers read sentences, people who load a page should not pay for them: bundlers replace
// `process.env.NODE_ENV` and drop the branch, as long as it stays written that way.

const entry = `
  import { createCognitoClient, signInWithRedirect } from '@cognito-kit/core'
  globalThis.app = [createCognitoClient, signInWithRedirect]`

const sentences = [
  'Nobody is signed in, so there is no token.',
  'Did you mean',
  'Copy the id of the user pool',
]

const contains = (code: string) => sentences.map((sentence) => code.includes(sentence))

describe('the sentences of errors', () => {
  test('are in a development build', async () => {
    const { initial } = await bundle(entry, { mode: 'development' })
    expect(contains(codeOf(initial))).toEqual([true, true, true])
  })

  test('are not in a production build', async () => {
    const { initial, lazy } = await bundle(entry)
    expect(contains(codeOf([...initial, ...lazy]))).toEqual([false, false, false])
  })

  test('leave the address of the page that explains the code', async () => {
    const { initial } = await bundle(entry)
    expect(codeOf(initial)).toContain('TROUBLESHOOTING.md#')
  })
})

test.each(['production', 'development'] as const)(
  'nothing of Node.js is left over: %s',
  async (mode) => {
    const { initial, lazy } = await bundle(entry, { mode })
    expect(codeOf([...initial, ...lazy])).not.toMatch(/\bprocess\b|\brequire\(|\bBuffer\b/)
  },
)

test('the texts for people are left out until somebody shows one', async () => {
  const text = 'Please tell the people who run this app.'
  const without = await bundle(`
    import { CognitoProvider, SignInButton, useAuth } from '@cognito-kit/react'
    globalThis.app = [CognitoProvider, SignInButton, useAuth]`)
  expect(codeOf(without.initial)).not.toContain(text)
  expect(codeOf(without.initial)).not.toContain('jsx-dev-runtime')
  const withThem = await bundle(`
    import { messageFor } from '@cognito-kit/react'
    globalThis.app = messageFor`)
  expect(codeOf([...withThem.initial, ...withThem.lazy])).toContain(text)
})
