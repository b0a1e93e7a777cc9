import type { MockCognito, MockFault, MockMessage } from '../MockCognito.ts'
import { ControlError } from './ControlError.ts'
import { isObject } from './readBody.ts'

type Read = (mock: MockCognito, query: URLSearchParams) => unknown
type Write = (mock: MockCognito, body: Readonly<Record<string, unknown>>) => unknown

/** What can be asked and told under `/_mock`. */
export const controlRoutes: Readonly<
  Record<string, { GET?: Read | undefined; POST?: Write | undefined }>
> = {
  '/_mock': { GET: (mock) => mock.describe() },
  '/_mock/codes': { GET: lastCode },
  '/_mock/messages': { GET: messages },
  '/_mock/requests': { GET: requests },
  '/_mock/clock': { GET: readClock, POST: moveClock },
  '/_mock/faults': { GET: (mock) => ({ pending: mock.faults.pending() }), POST: addFault },
  '/_mock/reset': { POST: reset },
}

function lastCode(mock: MockCognito, query: URLSearchParams): { code: string } {
  const username = query.get('username')
  if (!username) throw new ControlError(400, 'Say whose code: /_mock/codes?username=…')
  const message = mock.outbox.last(username)
  if (!message) throw new ControlError(404, `No message was sent to ${username}.`)
  return { code: message.code }
}

function messages(mock: MockCognito, query: URLSearchParams): { messages: readonly MockMessage[] } {
  const username = query.get('username')
  const all = mock.outbox.messages
  if (!username) return { messages: all }
  // `last` knows every name of a user; whoever it finds is the one whose messages are meant.
  const found = mock.outbox.last(username)
  return {
    messages: all.filter(
      (message) => message.username === found?.username && message.userPoolId === found.userPoolId,
    ),
  }
}

// Neither headers nor bodies: they carry tokens and passwords, and to count requests nobody needs them.
function requests(mock: MockCognito, query: URLSearchParams): { requests: readonly unknown[] } {
  const list = mock.requests(query.get('name') ?? undefined)
  return {
    requests: list.map(({ name, method, path, status, receivedAt }) => ({
      name,
      method,
      path,
      status,
      receivedAt,
    })),
  }
}

function readClock(mock: MockCognito): { now: string } {
  return { now: mock.clock.now().toISOString() }
}

function moveClock(
  mock: MockCognito,
  { advance, set, reset: back, ...others }: Readonly<Record<string, unknown>>,
): { now: string } {
  refuseUnknown(others, 'advance, set, reset')
  if ([advance, set, back].filter((value) => value !== undefined).length !== 1) {
    throw new ControlError(400, 'Give one of advance (an object), set (a time) and reset (true).')
  }
  if (advance !== undefined) mock.clock.advance(toDuration(advance))
  if (set !== undefined) {
    if (typeof set !== 'string' || Number.isNaN(Date.parse(set))) {
      throw new ControlError(400, 'set is not a time. Use the form "2026-11-20T12:00:00Z".')
    }
    mock.clock.set(set)
  }
  if (back !== undefined) mock.clock.reset()
  return readClock(mock)
}

const units = ['seconds', 'minutes', 'hours', 'days'] as const

function toDuration(value: unknown): Readonly<Partial<Record<(typeof units)[number], number>>> {
  const entries = isObject(value) ? Object.entries(value) : []
  const known: ReadonlySet<string> = new Set(units)
  const usable = entries.every(([unit, count]) => known.has(unit) && Number.isFinite(count))
  if (entries.length > 0 && usable) return Object.fromEntries(entries)
  throw new ControlError(400, `advance takes numbers of ${units.join(', ')}, e.g. {"hours":1}.`)
}

const faultKeys: Readonly<Record<keyof MockFault, readonly string[]>> = {
  status: ['number'],
  body: ['string', 'object'],
  headers: ['object'],
  exception: ['string'],
  message: ['string'],
  delay: ['number'],
  times: ['number'],
  networkError: ['boolean', 'string'],
  when: ['string'],
}

function addFault(
  mock: MockCognito,
  { name, clear, ...fault }: Readonly<Record<string, unknown>>,
): { pending: number } {
  if (clear === true) mock.faults.clear()
  else {
    if (typeof name !== 'string') {
      throw new ControlError(400, 'Give the name of an endpoint or operation, e.g. "token".')
    }
    for (const [key, value] of Object.entries(fault)) {
      const types = new Map(Object.entries(faultKeys)).get(key)
      if (!types?.includes(typeof value)) {
        throw new ControlError(400, `${key} is not a setting of a fault, or not of that type.`)
      }
    }
    attempt(() => mock.faults.next(name, fault))
  }
  return { pending: mock.faults.pending() }
}

function reset(mock: MockCognito, body: Readonly<Record<string, unknown>>): { reset: true } {
  refuseUnknown(body, 'none')
  mock.reset()
  return { reset: true }
}

function refuseUnknown(others: Readonly<Record<string, unknown>>, known: string): void {
  const [key] = Object.keys(others)
  if (key === undefined) return
  throw new ControlError(400, `${key} is not a setting here. Known: ${known}.`)
}

function attempt(act: () => void): void {
  try {
    act()
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : String(error))
  }
}
