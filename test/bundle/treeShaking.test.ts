import { describe, expect, test } from 'vitest'
import { bundle, codeOf } from './bundle.ts'

// Everything a user does is a function of its own, so that an app carries only what it calls.

/** A string of each that no other one has. */
const marks = {
  createAuthFetch: 'allowedOrigins',
  signInWithPopup: '.isClosed',
  signOut: 'GlobalSignOut',
  getUserInfo: '/oauth2/userInfo',
} as const

const names = Object.keys(marks) as (keyof typeof marks)[]

describe.each(names)('%s', (name) => {
  test('comes without the others', async () => {
    const { initial, lazy } = await bundle(`
      import { ${name} } from '@cognito-kit/core'
      globalThis.app = ${name}`)
    const code = codeOf([...initial, ...lazy])
    const present = names.filter((other) => code.includes(marks[other]))
    expect(present).toEqual([name])
  })
})

test.each(['core', 'react'])('a bare import of %s leaves nothing', async (name) => {
  const { initial, lazy } = await bundle(`import '@cognito-kit/${name}'`)
  expect(codeOf([...initial, ...lazy]).trim()).toBe('')
})
