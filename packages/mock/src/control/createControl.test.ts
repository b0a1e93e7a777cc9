import { describe, expect, test } from 'vitest'
import { defaultOptions } from '../cli/defaultOptions.ts'
import { createMockCognito } from '../createMockCognito.ts'
import { createControl } from './createControl.ts'
import type { ControlGuardOptions, Peer } from './guard.ts'

function create(options?: ControlGuardOptions) {
  const mock = createMockCognito(defaultOptions)
  const control = createControl(mock, options)
  const json = { 'content-type': 'application/json' }
  return {
    mock,
    control,
    async get(path: string, headers: Record<string, string> = {}, peer?: Peer, host = 'localhost') {
      const response = await control(new Request(`http://${host}:9229${path}`, { headers }), peer)
      if (!response) throw new Error('not a control request')
      return { status: response.status, headers: response.headers, body: await response.json() }
    },
    async post(path: string, body: unknown, headers: Record<string, string> = json) {
      const init = { method: 'POST', headers, body: JSON.stringify(body) }
      const response = await control(new Request(`http://localhost:9229${path}`, init))
      if (!response) throw new Error('not a control request')
      return { status: response.status, body: await response.json() }
    },
  }
}

const message = {
  userPoolId: 'eu-west-1_MockPool1',
  username: 'ada@example.com',
  reason: 'signUp',
  medium: 'EMAIL',
  destination: 'ada@example.com',
  sentAt: new Date(),
} as const

function withMessages({ mock }: ReturnType<typeof create>) {
  // The list is read-only for users; here an odd message is slipped in.
  const messages = mock.outbox.messages as unknown as object[]
  messages.push({ ...message, code: '111111' }, { ...message, code: '222222' })
  messages.push({ ...message, username: 'x', destination: 'x@example.com', code: '333333' })
}

test('default', async () => {
  const { get } = create()
  const { status, body, headers } = await get('/_mock')
  expect(status).toBe(200)
  expect(body.userPools[0].id).toBe('eu-west-1_MockPool1')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('behavior: other paths are none of its business', async () => {
  const { control } = create()
  for (const path of ['/', '/login', '/_mocking', '/x/_mock']) {
    expect(await control(new Request(`http://localhost${path}`))).toBeUndefined()
  }
})

describe('guard', () => {
  const code = '/_mock/codes?username=ada@example.com'

  test.each(['localhost', '127.0.0.1', '[::1]'])('behavior: answers on %s', async (host) => {
    const { get } = create()
    expect((await get('/_mock', {}, { remoteAddress: '127.0.0.1' }, host)).status).toBe(200)
  })

  test.each(['rebound.example', 'localhost.example', '192.168.1.2'])(
    'behavior: refuses the host %s',
    async (host) => {
      const setup = create()
      withMessages(setup)
      const { status, body } = await setup.get(code, {}, {}, host)
      expect(status).toBe(403)
      expect(JSON.stringify(body)).not.toMatch(/\d{6}/)
    },
  )

  test.each(['http://localhost:5173', 'https://evil.example', 'null'])(
    'behavior: refuses the origin %s',
    async (origin) => {
      const { get, post } = create()
      expect((await get('/_mock', { origin })).status).toBe(403)
      const headers = { origin, 'content-type': 'application/json' }
      expect((await post('/_mock/reset', {}, headers)).status).toBe(403)
    },
  )

  test('behavior: refuses what a page of another site loads without an origin', async () => {
    const { get } = create()
    expect((await get(code, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  test('behavior: refuses other machines, whatever host they name', async () => {
    const { get } = create()
    expect((await get('/_mock', {}, { remoteAddress: '192.168.1.7' })).status).toBe(403)
    expect((await get('/_mock', {}, { remoteAddress: '::ffff:127.0.0.1' })).status).toBe(200)
    expect((await get('/_mock', {}, { remoteAddress: '::1' })).status).toBe(200)
  })

  test('behavior: refuses writes that a form could send', async () => {
    const { post, mock } = create()
    mock.clock.set('2030-01-01T00:00:00Z')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', '']) {
      expect((await post('/_mock/reset', {}, { 'content-type': type })).status).toBe(415)
    }
    expect(mock.clock.now().getUTCFullYear()).toBe(2030)
  })

  test('behavior: sends no CORS headers', async () => {
    const { get } = create({ origins: ['http://localhost:5173'] })
    const { status, headers } = await get('/_mock', { origin: 'http://localhost:5173' })
    expect(status).toBe(200)
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test('parameters: token', async () => {
    const { get } = create({ token: 'open-sesame' })
    const peer = { remoteAddress: '192.168.1.7' }
    expect((await get('/_mock')).status).toBe(401)
    expect((await get('/_mock', { authorization: 'Bearer open-sesam' }, peer)).status).toBe(401)
    expect((await get('/_mock', { authorization: 'Bearer open-sesame!' }, peer)).status).toBe(401)
    const right = { authorization: 'Bearer open-sesame' }
    expect((await get('/_mock', right, peer, 'mock.internal')).status).toBe(200)
  })
})

describe('routes', () => {
  test('behavior: /codes is the newest code of a user', async () => {
    const setup = create()
    withMessages(setup)
    const { body } = await setup.get('/_mock/codes?username=ada@example.com')
    expect(body).toEqual({ code: '222222' })
    expect((await setup.get('/_mock/codes?username=nobody')).status).toBe(404)
    expect((await setup.get('/_mock/codes')).status).toBe(400)
  })

  test('behavior: /messages lists them, all or those of a user', async () => {
    const setup = create()
    withMessages(setup)
    expect((await setup.get('/_mock/messages')).body.messages).toHaveLength(3)
    const { body } = await setup.get('/_mock/messages?username=ada@example.com')
    expect(body.messages.map(({ code }: { code: string }) => code)).toEqual(['111111', '222222'])
  })

  test('behavior: /requests tells no secrets', async () => {
    const { mock, get } = create()
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'hush' })
    await mock.fetch(new Request('http://localhost:9229/oauth2/token', { method: 'POST', body }))
    const answer = await get('/_mock/requests?name=token')
    expect(answer.body.requests).toMatchObject([{ name: 'token', method: 'POST', status: 400 }])
    expect(JSON.stringify(answer.body)).not.toContain('hush')
  })

  test('behavior: /clock moves the time', async () => {
    const { post, get, mock } = create()
    await post('/_mock/clock', { set: '2030-01-01T00:00:00Z' })
    const { body } = await post('/_mock/clock', { advance: { hours: 1, minutes: 30 } })
    expect(body.now).toMatch(/^2030-01-01T01:30:/)
    expect((await get('/_mock/clock')).body.now).toMatch(/^2030-01-01T01:30:/)
    await post('/_mock/clock', { reset: true })
    expect(Math.abs(mock.clock.now().getTime() - Date.now())).toBeLessThan(60_000)
  })

  test.each([
    [{}],
    [{ advance: {} }],
    [{ advance: { weeks: 1 } }],
    [{ advance: { hours: '1' } }],
    [{ set: 'soon' }],
    [{ advance: { hours: 1 }, reset: true }],
    [{ forward: 1 }],
    [[]],
  ])('behavior: /clock refuses %j', async (body) => {
    expect((await create().post('/_mock/clock', body)).status).toBe(400)
  })

  test('behavior: /faults injects and clears', async () => {
    const { post, get, mock } = create()
    const fault = { name: 'token', status: 503, times: 2 }
    expect((await post('/_mock/faults', fault)).body).toEqual({ pending: 2 })
    const request = new Request('http://localhost:9229/oauth2/token', { method: 'POST' })
    expect((await mock.fetch(request)).status).toBe(503)
    expect((await get('/_mock/faults')).body).toEqual({ pending: 1 })
    expect((await post('/_mock/faults', { clear: true })).body).toEqual({ pending: 0 })
  })

  test.each([
    [{}],
    [{ name: 'tokn' }],
    [{ name: 'token', statis: 1 }],
    [{ name: 'token', status: '503' }],
  ])('behavior: /faults refuses %j', async (body) => {
    const answer = await create().post('/_mock/faults', body)
    expect(answer.status).toBe(400)
    expect(answer.body.error).toEqual(expect.any(String))
  })

  test('behavior: /reset brings the start back', async () => {
    const { post, mock } = create()
    mock.users.create(
      { username: 'new@example.com', attributes: { email: 'new@example.com' } },
      {
        userPoolId: 'eu-west-1_MockPool1',
      },
    )
    expect((await post('/_mock/reset', {})).body).toEqual({ reset: true })
    expect(mock.users.find('new@example.com')).toBeUndefined()
  })

  test('behavior: names what there is', async () => {
    const { get, post } = create()
    expect((await get('/_mock/code')).body.error).toContain('/_mock/codes')
    expect((await get('/_mock/reset')).status).toBe(405)
    expect((await post('/_mock/codes', {})).status).toBe(405)
    expect((await get('/_mock/constructor')).status).toBe(404)
  })
})
