import { parseArgs } from 'node:util'
import { suggest } from '../engine/suggest.ts'
import { UsageError } from './UsageError.ts'

export interface CliArguments {
  port: number
  host: string
  config: string | undefined
  issuer: 'aws' | 'updated' | 'local' | undefined
  controlToken: string | undefined
  help: boolean
  version: boolean
}

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  config: { type: 'string' },
  issuer: { type: 'string' },
  'control-token': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

/** @throws UsageError that names the option, what it got and what it takes */
export function parseArguments(args: readonly string[]): CliArguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    assertOption(token.name, token.rawName, token.value)
  }
  if (positionals.length > 0) {
    throw new UsageError(`${positionals[0]} is no option. Options start with two dashes.`)
  }
  const text = (name: keyof typeof options) => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    port: toPort(text('port') ?? '9229'),
    host: text('host') ?? 'localhost',
    config: text('config'),
    issuer: toIssuer(text('issuer')),
    controlToken: text('control-token'),
    help: values.help === true,
    version: values.version === true,
  }
}

function assertOption(name: string, rawName: string, value: string | undefined): void {
  const known = new Map<string, { type: string }>(Object.entries(options)).get(name)
  if (!known) {
    const names = Object.keys(options).map((option) => `--${option}`)
    throw new UsageError(`${rawName} is not an option.${suggest(`--${name}`, names)}`)
  }
  if (known.type === 'string' && !value) {
    throw new UsageError(`${rawName} needs a value, e.g. ${rawName} ${examples[name] ?? '…'}.`)
  }
  if (known.type === 'boolean' && value !== undefined) {
    throw new UsageError(`${rawName} takes no value, and got "${value}".`)
  }
}

const examples: Readonly<Record<string, string>> = {
  port: '9229',
  host: 'localhost',
  config: 'pools.json',
  issuer: 'local',
}

function toPort(value: string): number {
  const port = Number(value)
  if (/^\d+$/.test(value) && port <= 65_535) return port
  throw new UsageError(`--port is "${value}". Give a number from 0 to 65535; 0 takes a free port.`)
}

function toIssuer(value: string | undefined): CliArguments['issuer'] {
  if (value === undefined || value === 'aws' || value === 'updated' || value === 'local') {
    return value
  }
  throw new UsageError(`--issuer is "${value}". Use aws, updated or local.`)
}
