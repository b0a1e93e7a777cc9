import { defaultBehaviors, type MockBehaviors } from '../MockBehaviors.ts'
import type { MockCognitoOptions } from '../MockCognitoOptions.ts'
import { MockOptionError } from './MockOptionError.ts'
import { assertOptionKeys, optionKeys } from './optionKeys.ts'
import { resolveUserPool } from './resolveUserPool.ts'
import type { UserPool } from './UserPool.ts'

export interface Settings {
  readonly pools: readonly UserPool[]
  readonly issuer: 'aws' | 'updated' | 'local'
  /** Without a slash at the end. */
  readonly baseUrl: string | undefined
  readonly basePath: string
  /** Milliseconds. */
  readonly startsAt: number | undefined
  readonly behaviors: MockBehaviors
}

/** Checks all options and fills in the defaults. */
export function resolveOptions(options: MockCognitoOptions): Settings {
  assertOptionKeys('', options, optionKeys.mock)
  const { issuer = 'aws', now, behaviors = {} } = options
  if (!Array.isArray(options.userPools) || options.userPools.length === 0) {
    throw new MockOptionError(
      '`userPools`',
      'is empty',
      "Give at least one, e.g. userPools: [{ id: 'eu-west-1_AbCdEf123', clients: [{ id: 'app' }] }].",
    )
  }
  if (!['aws', 'updated', 'local'].includes(issuer)) {
    throw new MockOptionError(
      '`issuer`',
      `is ${JSON.stringify(issuer)}`,
      "Use 'aws', 'updated' or 'local'.",
    )
  }
  assertOptionKeys('behaviors', behaviors, Object.keys(defaultBehaviors))
  const pools = options.userPools.map((pool, index) => resolveUserPool(`userPools[${index}]`, pool))
  assertUnique(
    'userPools',
    pools.map(({ id }) => id),
  )
  assertUnique(
    'clients of all user pools',
    pools.flatMap(({ clients }) => clients.map(({ id }) => id)),
  )
  assertUnique(
    'domains of all user pools',
    pools.flatMap(({ domains }) => domains),
  )
  const baseUrl = toBaseUrl(options.baseUrl)
  return {
    pools,
    issuer,
    baseUrl,
    basePath: toBasePath(options.basePath ?? (baseUrl ? new URL(baseUrl).pathname : '')),
    startsAt: now === undefined ? undefined : toTime('`now`', now),
    behaviors: { ...defaultBehaviors, ...withoutUndefined(behaviors) },
  }
}

/** Milliseconds of a date or of an ISO text. */
export function toTime(option: string, time: Date | string): number {
  const milliseconds = new Date(time).getTime()
  if (!Number.isNaN(milliseconds)) return milliseconds
  throw new MockOptionError(
    option,
    `is ${JSON.stringify(String(time))}, which is no time`,
    "Use a Date or a text like '2026-11-20T12:00:00Z'.",
  )
}

function assertUnique(path: string, ids: readonly string[]): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice === undefined) return
  throw new MockOptionError(
    path,
    `have ${JSON.stringify(twice)} twice`,
    'A request on a plain host is told apart by it, so give each its own.',
  )
}

function toBaseUrl(baseUrl: string | undefined): string | undefined {
  if (baseUrl === undefined) return undefined
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash) {
    return `${url.origin}${url.pathname.replace(/\/$/, '')}`
  }
  throw new MockOptionError(
    '`baseUrl`',
    `is ${JSON.stringify(baseUrl)}`,
    'Give an http or https URL without query, e.g. "http://localhost:9229".',
  )
}

function toBasePath(basePath: string): string {
  if (basePath === '' || basePath === '/') return ''
  if (/^(\/[\w.~-]+)+$/.test(basePath)) return basePath
  throw new MockOptionError(
    '`basePath`',
    `is ${JSON.stringify(basePath)}`,
    'Start it with a slash and end it without one, e.g. "/cognito".',
  )
}

function withoutUndefined(behaviors: Partial<MockBehaviors>): Partial<MockBehaviors> {
  return Object.fromEntries(Object.entries(behaviors).filter(([, value]) => value !== undefined))
}
