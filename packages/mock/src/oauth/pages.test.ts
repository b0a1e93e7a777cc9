import { expect, test } from 'vitest'
import { type Browser, createBrowser, type Page } from '../testing/browser.ts'
import { authorizeUrl, createFixture, domain, password } from '../testing/fixture.ts'

async function openPage(browser: Browser, path: string, state = 's'): Promise<Page> {
  const url = authorizeUrl({ state })
  return browser.open(`${domain}${path}${url.search}`)
}

const newUser = {
  username: 'grace',
  password: 'N3w-passw0rd',
  'requiredAttributes[email]': 'grace@example.com',
}

test('behavior: pages cannot be framed or stored', async () => {
  const { response } = await openPage(createBrowser(createFixture()), '/login')
  expect(response?.headers.get('x-frame-options')).toBe('DENY')
  expect(response?.headers.get('cache-control')).toContain('no-store')
})

test('behavior: a wrong password says so and keeps the name', async () => {
  const browser = createBrowser(createFixture())
  const page = await openPage(browser, '/login')
  const again = await browser.submit(page, { username: 'ada', password: 'wrong' })
  expect(again.url.pathname).toBe('/login')
  expect(again.html).toContain('Incorrect username or password.')
  expect(again.html).toContain('value="ada"')
})

test('behavior: a disabled user is told', async () => {
  const mock = createFixture()
  mock.users.disable('ada')
  const browser = createBrowser(mock)
  const page = await openPage(browser, '/login')
  const again = await browser.submit(page, { username: 'ada', password })
  expect(again.html).toContain('User is disabled.')
})

test('behavior: a form without its cookie is refused', async () => {
  const browser = createBrowser(createFixture())
  const page = await openPage(browser, '/login')
  browser.cookies.clear()
  const refused = await browser.submit(page, { username: 'ada', password })
  expect(refused.response?.status).toBe(400)
  expect(refused.html).toContain('Something went wrong')
})

test('behavior: two tabs share the cookie of the forms', async () => {
  const browser = createBrowser(createFixture())
  const first = await openPage(browser, '/login', 'one')
  await openPage(browser, '/login', 'two')
  const { url } = await browser.submit(first, { username: 'ada', password })
  expect(url.searchParams.get('state')).toBe('one')
})

test('behavior: what comes from the query is escaped', async () => {
  const browser = createBrowser(createFixture())
  const { html } = await browser.open(
    authorizeUrl({ login_hint: '"><script>alert(1)</script>', state: '"><b>' }),
  )
  expect(html).not.toContain('<script>alert')
  expect(html).not.toContain('"><b>')
})

test('default: sign-up, code, signed in', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const confirm = await browser.submit(await openPage(browser, '/signup'), newUser)
  expect(confirm.url.pathname).toBe('/confirm')
  expect(confirm.html).toContain('g***@e***')
  expect(mock.users.get('grace').status).toBe('UNCONFIRMED')
  const wrong = await browser.submit(confirm, { code: 'wrong' })
  expect(wrong.html).toContain('Invalid verification code provided, please try again.')
  const code = mock.outbox.last('grace@example.com')?.code ?? ''
  const { url } = await browser.submit(wrong, { code })
  expect(url.searchParams.has('code')).toBe(true)
  expect(mock.users.get('grace')).toMatchObject({
    status: 'CONFIRMED',
    attributes: { email_verified: 'true' },
  })
})

test('behavior: a new code ends the one before', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const confirm = await browser.submit(await openPage(browser, '/signup'), newUser)
  const first = mock.outbox.last('grace')?.code ?? ''
  const again = await browser.submit(confirm, {}, 1)
  expect(mock.outbox.messages).toHaveLength(2)
  expect(again.html).toContain('g***@e***')
  const second = mock.outbox.last('grace')?.code ?? ''
  expect((await browser.submit(again, { code: first })).html).toContain('Invalid verification')
  expect((await browser.submit(again, { code: second })).url.host).toBe('app.example')
})

test('behavior: a sign-up that the pool refuses shows its text and keeps what was typed', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const page = await openPage(browser, '/signup')
  const weak = await browser.submit(page, { ...newUser, password: 'weak' })
  expect(weak.html).toContain('Password did not conform with policy: Password not long enough')
  expect(weak.html).toContain('value="grace@example.com"')
  const taken = await browser.submit(page, { ...newUser, username: 'ada' })
  expect(taken.html).toContain('User already exists')
})

test('behavior: an unconfirmed user who signs in is asked for the code', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  await browser.submit(await openPage(browser, '/signup'), newUser)
  const other = createBrowser(mock)
  const page = await openPage(other, '/login')
  const confirm = await other.submit(page, newUser)
  expect(confirm.url.pathname).toBe('/confirm')
  const code = mock.outbox.last('grace')?.code ?? ''
  expect((await other.submit(confirm, { code })).url.searchParams.has('code')).toBe(true)
})

test('behavior: /confirm cannot be opened directly', async () => {
  const { response } = await openPage(createBrowser(createFixture()), '/confirm')
  expect(response?.status).toBe(400)
})

test('default: forgotten password, code, new password, sign-in', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const page = await openPage(browser, '/forgotPassword')
  const confirm = await browser.submit(page, { username: 'ada' })
  expect(confirm.url.pathname).toBe('/confirmforgotPassword')
  expect(confirm.html).toContain('a***@e***')
  const fresh = { password: 'N3w-passw0rd', confirmPassword: 'N3w-passw0rd' }
  const wrong = await browser.submit(confirm, { code: 'wrong', ...fresh })
  expect(wrong.html).toContain('Invalid verification code provided, please try again.')
  const code = mock.outbox.last('ada')?.code ?? ''
  const differing = await browser.submit(wrong, { ...fresh, code, confirmPassword: 'other' })
  expect(differing.html).toContain('Passwords do not match.')
  const login = await browser.submit(differing, { code, ...fresh })
  expect(login.url.pathname).toBe('/login')
  const { url } = await browser.submit(login, { username: 'ada', password: fresh.password })
  expect(url.searchParams.get('state')).toBe('s')
})

test('behavior: a forgotten password of nobody looks the same', async () => {
  const mock = createFixture()
  const browser = createBrowser(mock)
  const page = await openPage(browser, '/forgotPassword')
  const confirm = await browser.submit(page, { username: 'nobody@example.com' })
  expect(confirm.html).toContain('n***@e***')
  expect(mock.outbox.messages).toHaveLength(0)
})

test('behavior: a temporary password must be changed at the first sign-in', async () => {
  const mock = createFixture()
  mock.users.setPassword('ada', 'Temp0rary!', { temporary: true })
  const browser = createBrowser(mock)
  const login = await openPage(browser, '/login')
  const change = await browser.submit(login, { username: 'ada', password: 'Temp0rary!' })
  expect(change.html).toContain('name="confirmPassword"')
  const weak = await browser.submit(change, { password: 'weak', confirmPassword: 'weak' })
  expect(weak.html).toContain('Password did not conform with policy')
  const fresh = { password: 'N3w-passw0rd', confirmPassword: 'N3w-passw0rd' }
  expect((await browser.submit(weak, fresh)).url.searchParams.has('code')).toBe(true)
  expect(mock.users.get('ada').status).toBe('CONFIRMED')
})

test('behavior: a temporary password is no good after its days', async () => {
  const mock = createFixture()
  mock.users.setPassword('ada', 'Temp0rary!', { temporary: true })
  mock.clock.advance({ days: 8 })
  const browser = createBrowser(mock)
  const login = await openPage(browser, '/login')
  const late = await browser.submit(login, { username: 'ada', password: 'Temp0rary!' })
  expect(late.html).toContain('Temporary password has expired')
})

test('behavior: what is not simulated is named', async () => {
  const { response, html } = await createBrowser(createFixture()).open(`${domain}/passkeys/add`)
  expect(response?.status).toBe(501)
  expect(html).toContain('/passkeys/add')
})
