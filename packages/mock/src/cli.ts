#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { banner } from './cli/banner.ts'
import { defaultOptions } from './cli/defaultOptions.ts'
import { help } from './cli/help.ts'
import { messageLine } from './cli/messageLine.ts'
import { type CliArguments, parseArguments } from './cli/parseArguments.ts'
import { readConfig } from './cli/readConfig.ts'
import { UsageError } from './cli/UsageError.ts'
import { watchOutbox } from './cli/watchOutbox.ts'
import { createMockCognito } from './createMockCognito.ts'
import { MockOptionError } from './engine/MockOptionError.ts'
import type { MockCognito } from './MockCognito.ts'
import { createMockServer } from './node.ts'

async function main(): Promise<void> {
  const parameters = parseArguments(process.argv.slice(2))
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  if (parameters.help) return print(help)
  if (parameters.version) return print(`${version}\n`)

  const mock = watchOutbox(createMock(parameters), (message) => print(`${messageLine(message)}\n`))
  const { port, host, controlToken: token } = parameters
  const server = await createMockServer(mock, { port, host, control: { token } })
  const seeds = parameters.config === undefined ? defaultOptions : undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // `once`: a second signal has its usual effect, should closing ever take too long.
    process.once(signal, () => server.close())
  }
  print(banner({ mock, url: server.url, version, seeds }))
}

function createMock({ config, issuer }: CliArguments): MockCognito {
  const options = config === undefined ? defaultOptions : readConfig(config)
  try {
    return createMockCognito(issuer === undefined ? options : { ...options, issuer })
  } catch (error) {
    if (!(error instanceof MockOptionError)) throw error
    throw new UsageError(`${config ?? 'The options'}: ${error.message}`)
  }
}

function print(text: string): void {
  process.stdout.write(text)
}

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError
  console.error(`cognito-mock: ${error instanceof Error ? error.message : error}`)
  if (isUsage) console.error('Run cognito-mock --help for the options.')
  process.exitCode = isUsage ? 2 : 1
})
