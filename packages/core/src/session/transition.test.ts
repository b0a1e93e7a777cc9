import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredTokens } from '../base/tokens.ts'
import type { Session } from './session.ts'
import { type SessionEvent, transition } from './transition.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const jwt = (claims: object) => [part({ alg: 'RS256' }), part(claims), 'x'].join('.')
const tokensOf = (sub: string, more: object = {}, scope = 'openid'): StoredTokens =>
  ({
    version: 1,
    sessionId: sub,
    revision: `${sub}.${JSON.stringify(more)}`,
    idToken: jwt({ sub, iss: 'x', nonce: 'x', ...more }),
    accessToken: jwt({ sub, scope }),
    receivedAt: 1,
    idExpiresAt: 2,
    accessExpiresAt: 2,
    via: 'managedLogin',
  }) as StoredTokens

const ada = tokensOf('ada')
const bob = tokensOf('bob')
const challenge = { name: 'SMS_MFA', username: 'ada' }
const signedInAs = (sub: string): Session => ({
  status: 'signedIn',
  user: { sub },
  scopes: ['openid'],
})

const states: Readonly<Record<string, Session>> = {
  loading: { status: 'loading' },
  signedOut: { status: 'signedOut' },
  challenge: { status: 'challenge', challenge },
  signedIn: signedInAs('ada'),
}

const events: Readonly<Record<string, SessionEvent>> = {
  'restored(tokens)': { type: 'restored', tokens: ada },
  'restored()': { type: 'restored' },
  authenticated: { type: 'authenticated', tokens: ada },
  challenged: { type: 'challenged', challenge },
  cancelled: { type: 'cancelled' },
  refreshed: { type: 'refreshed', tokens: ada },
  ended: { type: 'ended', reason: 'expired' },
  'adopted(tokens)': { type: 'adopted', tokens: bob },
  'adopted()': { type: 'adopted' },
}

const same = 'same' as const
const expected: Readonly<Record<string, Readonly<Record<string, Session | typeof same>>>> = {
  loading: {
    'restored(tokens)': signedInAs('ada'),
    'restored()': { status: 'signedOut' },
    authenticated: signedInAs('ada'),
    challenged: { status: 'challenge', challenge },
    cancelled: same,
    refreshed: same,
    ended: { status: 'signedOut', reason: 'expired' },
    'adopted(tokens)': signedInAs('bob'),
    'adopted()': { status: 'signedOut' },
  },
  signedOut: {
    'restored(tokens)': same,
    'restored()': same,
    authenticated: signedInAs('ada'),
    challenged: { status: 'challenge', challenge },
    cancelled: same,
    refreshed: same,
    ended: same,
    'adopted(tokens)': signedInAs('bob'),
    'adopted()': same,
  },
  challenge: {
    'restored(tokens)': same,
    'restored()': same,
    authenticated: signedInAs('ada'),
    challenged: { status: 'challenge', challenge },
    cancelled: { status: 'signedOut' },
    refreshed: same,
    ended: { status: 'signedOut', reason: 'expired' },
    'adopted(tokens)': signedInAs('bob'),
    // Another tab has nobody either: the challenge here goes on.
    'adopted()': same,
  },
  signedIn: {
    'restored(tokens)': same,
    'restored()': same,
    authenticated: same,
    challenged: { ...signedInAs('ada'), challenge } as Session,
    cancelled: same,
    refreshed: same,
    ended: { status: 'signedOut', reason: 'expired' },
    'adopted(tokens)': signedInAs('bob'),
    'adopted()': { status: 'signedOut', reason: 'otherTab' },
  },
}

describe.each(Object.keys(states))('%s', (from) => {
  test.each(Object.keys(events))('%s', (name) => {
    const session = states[from] as Session
    const next = transition(session, events[name] as SessionEvent)
    const want = expected[from]?.[name]
    if (want === same) expect(next).toBe(session)
    else expect(next).toEqual(want)
  })
})

test('behavior: cancelling a step-up leaves the session without it', () => {
  const stepUp = transition(states.signedIn as Session, { type: 'challenged', challenge })
  expect(transition(stepUp, { type: 'cancelled' })).toEqual(signedInAs('ada'))
})

test('behavior: a refresh of another user changes nothing [V8]', () => {
  const session = states.signedIn as Session
  expect(transition(session, { type: 'refreshed', tokens: bob })).toBe(session)
})

test('behavior: a new claim changes the user, a new scope only the scopes', () => {
  const session = transition({ status: 'loading' }, { type: 'restored', tokens: ada })
  const renamed = transition(session, {
    type: 'refreshed',
    tokens: tokensOf('ada', { name: 'Ada' }),
  })
  expect(renamed.user).toEqual({ sub: 'ada', name: 'Ada' })
  expect(renamed.scopes).toBe(session.scopes)
  const scoped = transition(session, {
    type: 'refreshed',
    tokens: tokensOf('ada', {}, 'openid email'),
  })
  expect(scoped.user).toBe(session.user)
  expect(scoped.scopes).toEqual(['openid', 'email'])
})

test('behavior: a refresh keeps a step-up that waits', () => {
  const stepUp = transition(states.signedIn as Session, { type: 'challenged', challenge })
  const next = transition(stepUp, { type: 'refreshed', tokens: tokensOf('ada', { name: 'Ada' }) })
  expect(next).toMatchObject({ status: 'signedIn', challenge })
})

test('behavior: any row of events ends in a known state, and asks nothing twice', () => {
  const event = fc.constantFrom(...Object.values(events))
  fc.assert(
    fc.property(fc.array(event, { maxLength: 20 }), (row) => {
      let session: Session = { status: 'loading' }
      for (const one of row) {
        const next = transition(session, one)
        expect(['loading', 'signedOut', 'challenge', 'signedIn']).toContain(next.status)
        expect(next.status === 'signedIn').toBe(next.user !== undefined)
        // What happened changes nothing when it happens again.
        if (one.type !== 'cancelled') expect(transition(next, one)).toEqual(next)
        session = next
      }
    }),
  )
})
