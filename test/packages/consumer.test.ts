import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { root } from '../source/readSources.ts'
import { type Consumer, createConsumer } from './consumer.ts'

let consumer: Consumer
beforeAll(() => {
  consumer = createConsumer(inject('tarballs'))
}, 60_000)
afterAll(() => consumer[Symbol.dispose]())

const entries = [
  '@cognito-kit/core',
  '@cognito-kit/core/testing',
  '@cognito-kit/react',
  '@cognito-kit/react/testing',
  '@cognito-kit/mock',
  '@cognito-kit/mock/node',
  '@cognito-kit/mock/msw',
]

describe.each(entries)('%s', (entry) => {
  const print = 'console.log(JSON.stringify(Object.keys(entry).toSorted()))'

  test('import gives what the sources export', async () => {
    const file = consumer.write('entry.mjs', `import * as entry from '${entry}'\n${print}`)
    const { status, output } = consumer.run(process.execPath, file)
    expect(status, output).toBe(0)
    expect(JSON.parse(output)).toEqual(Object.keys(await import(entry)).toSorted())
  })

  test('require gives the same', async () => {
    const file = consumer.write('entry.cjs', `const entry = require('${entry}')\n${print}`)
    const { status, output } = consumer.run(process.execPath, file)
    expect(status, output).toBe(0)
    const names: string[] = JSON.parse(output)
    // Node.js marks what it made of an ES module.
    expect(names.filter((name) => name !== '__esModule')).toEqual(
      Object.keys(await import(entry)).toSorted(),
    )
  })
})

const strict = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  // The point of it: the declarations of the packages are checked too.
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
  jsx: 'react-jsx',
}

function compile(name: string, source: string, options: object): string {
  consumer.write(`${name}/app.tsx`, source)
  const project = consumer.write(
    `${name}/tsconfig.json`,
    JSON.stringify({ compilerOptions: { ...strict, ...options }, files: ['app.tsx'] }),
  )
  return consumer.run(join(root, 'node_modules/.bin/tsc'), '-p', project, '--pretty', 'false')
    .output
}

const app = `
  import { CognitoProvider, SignInButton, signOut, useAuth, useCognitoClient } from '@cognito-kit/react'
  import { createCognitoClient, isCognitoError, type Session } from '@cognito-kit/core'
  import { createTestClient } from '@cognito-kit/core/testing'
  import { MockCognitoProvider } from '@cognito-kit/react/testing'

  const client = createCognitoClient({ userPoolId: 'eu-west-1_AbCdEf123', clientId: 'app' })
  export const status: Session['status'] = client.session.get().status
  export const token: Promise<string> = client.getAccessToken()
  export const code = (error: unknown) => (isCognitoError(error) ? error.code : undefined)
  export const testing = [createTestClient, MockCognitoProvider]

  function Greeting() {
    const { status, user } = useAuth()
    const client = useCognitoClient()
    if (status !== 'signedIn') return <SignInButton />
    return <button onClick={() => signOut(client)}>{user.email}</button>
  }

  export const App = () => (
    <CognitoProvider client={client}>
      <Greeting />
    </CognitoProvider>
  )

  // @ts-expect-error a browser keeps no secret
  createCognitoClient({ userPoolId: 'eu-west-1_AbCdEf123', clientId: 'app', clientSecret: 'x' })
`

describe.each([
  ['bundler', { module: 'esnext', moduleResolution: 'bundler' }],
  ['nodenext', { module: 'nodenext', moduleResolution: 'nodenext' }],
])('a strict app compiles, declarations checked: %s', (name, options) => {
  test('in a browser', () => {
    expect(compile(`browser-${name}`, app, { ...options, types: [] })).toBe('')
  })

  test('in Node.js, with the server of the mock', () => {
    const source = `
      import { createMockCognito } from '@cognito-kit/mock'
      import { mockCognitoHandlers } from '@cognito-kit/mock/msw'
      import { createMockServer } from '@cognito-kit/mock/node'
      export const entries = [createMockCognito, createMockServer, mockCognitoHandlers]`
    expect(compile(`node-${name}`, source, { ...options, types: ['node'] })).toBe('')
  })
})

test('cognito-mock runs from the tarball', () => {
  const { status, output } = consumer.run('node_modules/.bin/cognito-mock', '--help')
  expect(status, output).toBe(0)
  expect(output).toContain('--port')
})
