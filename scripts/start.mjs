// `pnpm dev`: the mock, the demo app and Storybook, until Ctrl-C. With `test/app/.env` filled in, the
// demo app talks to that user pool, and there is no mock.
import { parseArgs, styleText } from 'node:util'
import { createMockCognito } from '@cognito-kit/mock'
import { createMockServer } from '@cognito-kit/mock/node'
import { createServer, loadEnv } from 'vite'
import { messageLine } from '../packages/mock/src/cli/messageLine.ts'
import { watchOutbox } from '../packages/mock/src/cli/watchOutbox.ts'
import { password, userPools } from '../test/userPools.ts'
import { claimPort } from './claimPort.mjs'
import { startStorybook } from './startStorybook.mjs'

const help = `Usage: npm start -- [options]

  --mock-port <number>       port of the mock Cognito (9229)
  --app-port <number>        port of the demo app (5173)
  --storybook-port <number>  port of Storybook (6006)
  --no-storybook             leaves Storybook out
  --help                     this text

The port 0 takes one that is free.
`

const app = `${import.meta.dirname}/../test/app`

/** Ends what was started, the last one first. @type {(() => Promise<unknown>)[]} */
const endings = []
let isEnding = false

/** @param {number} exitCode */
async function end(exitCode) {
  if (isEnding) return
  isEnding = true
  for (const ending of endings.reverse()) await ending()
  process.exit(exitCode)
}

async function main() {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      'mock-port': { type: 'string', default: '9229' },
      'app-port': { type: 'string', default: '5173' },
      'storybook-port': { type: 'string', default: '6006' },
      storybook: { type: 'boolean', default: true },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(help)
    return
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0))

  const pool = loadEnv('development', app, 'VITE_').VITE_COGNITO_USER_POOL_ID
  // All before the first start: what cannot be had should not be found out half-way.
  const appPort = await claimPort(values['app-port'], 'app-port')
  const mockPort = pool ? undefined : await claimPort(values['mock-port'], 'mock-port')
  const storybookPort = values.storybook
    ? await claimPort(values['storybook-port'], 'storybook-port')
    : undefined

  const appUrl = `http://localhost:${appPort}`
  const [mockUrl, , storybookUrl] = await Promise.all([
    mockPort === undefined ? undefined : startMock(mockPort, appUrl),
    startApp(appPort, mockPort),
    storybookPort === undefined
      ? undefined
      : startStorybook(storybookPort, endings, () => void end(1)),
  ])
  if (!isEnding) console.log(table({ appUrl, mockUrl, storybookUrl, pool }))
}

/** @param {number} port @param {string} appUrl */
async function startMock(port, appUrl) {
  const mock = watchOutbox(createMockCognito(userPools(appUrl)), (message) =>
    console.log(messageLine(message)),
  )
  const server = await createMockServer(mock, { port })
  endings.push(server.close)
  return server.url
}

/** @param {number} port @param {number | undefined} mockPort */
async function startApp(port, mockPort) {
  if (mockPort !== undefined) process.env.VITE_MOCK_URL = `http://localhost:${mockPort}`
  const server = await createServer({
    root: app,
    configFile: `${app}/vite.config.ts`,
    logLevel: 'warn',
    clearScreen: false,
    server: { host: 'localhost', port },
  })
  endings.push(() => server.close())
  await server.listen()
  await fetch(`http://localhost:${port}/`)
}

/** @param {Record<'mockUrl' | 'storybookUrl' | 'pool', string | undefined> & { appUrl: string }} started */
function table({ appUrl, mockUrl, storybookUrl, pool }) {
  const rows = [
    [
      'Demo app',
      appUrl,
      mockUrl ? `sign in as ada@example.com, ${password}` : 'sign in as yourself',
    ],
    ['', `${appUrl}/tanstack`, 'the same with TanStack Router'],
    ...(mockUrl ? [['Mock Cognito', mockUrl, 'partners sign in as katherine, same password']] : []),
    ...(pool ? [['User pool', pool, 'a real one, from test/app/.env']] : []),
    ...(storybookUrl ? [['Storybook', storybookUrl, 'every component and hook']] : []),
  ]
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map(([what = '', url = '', note = '']) => {
    const name = styleText('bold', what.padEnd(widths[0] ?? 0))
    return `  ${name}  ${styleText('cyan', url.padEnd(widths[1] ?? 0))}  ${note}`
  })
  const last = mockUrl
    ? 'Codes that Cognito would send by e-mail appear below. Ctrl-C ends everything.'
    : 'Ctrl-C ends everything.'
  return `\n${lines.join('\n')}\n\n  ${last}\n`
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  return end(1)
})
