import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword, signInAda } from './signIn.ts'

test('tampered state', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/`)
  await tab.click('button', 'Sign in')
  await see(tab, 'heading', 'Sign in')
  const login = new URL(await tab.url())
  login.searchParams.set('state', 'somebody-elses')
  await tab.goto(login.href)
  await enterPassword(tab)
  await see(tab, 'heading', 'Sign-in did not work')
  await read(tab, 'This sign-in link is no longer valid.')
  await isAt(tab, `${app.url}/callback`)
  expect(mock.requests('token')).toEqual([])

  await tab.click('button', 'Try again')
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
})

test('expired code', async ({ tab, app, cognito, mock, tolerated }) => {
  tolerated.push(/status of 400/)
  cognito.beforeNext('/oauth2/token', () => mock.clock.advance({ minutes: 6 }))
  await tab.goto(`${app.url}/invoices`)
  await enterPassword(tab)
  await see(tab, 'heading', 'Sign-in did not work')
  expect(mock.requests('token').map(({ status }) => status)).toEqual([400])

  await tab.click('button', 'Try again')
  await isAt(tab, `${app.url}/invoices`)
  expect(mock.requests('token').map(({ status }) => status)).toEqual([400, 200])
})

test('the network fails during the exchange: the same code is sent again', async ({
  tab,
  app,
  mock,
  tolerated,
}) => {
  tolerated.push(/Failed to load resource|Cross-Origin|access control|Fetch API cannot load/i)
  mock.faults.next('token', { networkError: true, times: 2 })
  await tab.goto(`${app.url}/invoices`)
  await enterPassword(tab)
  await see(tab, 'heading', 'Sign-in did not work')
  await read(tab, 'No connection.')
  mock.faults.clear()
  const authorized = mock.requests('authorize').length
  await tab.click('button', 'Try again')
  await isAt(tab, `${app.url}/invoices`)
  expect(mock.requests('authorize')).toHaveLength(authorized)
})

test('a planted error leaves a valid session alone', async ({ tab, app, mock }) => {
  await signInAda(tab, app.url)
  mock.requests.clear()
  await tab.goto(`${app.url}/callback?error=access_denied&error_description=Call+555-0100`)
  await see(tab, 'heading', 'Sign-in did not work')
  await isAt(tab, `${app.url}/callback`)
  expect(await tab.text()).not.toContain('555')
  expect(await tab.text()).toContain('Ada Lovelace')
  await tab.click('button', 'Continue')
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
  await isAt(tab, `${app.url}/`)
  expect(mock.requests()).toEqual([])
})

test('a planted code is never exchanged', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/callback?code=planted&state=planted`)
  await see(tab, 'heading', 'Sign-in did not work')
  await isAt(tab, `${app.url}/callback`)
  expect(mock.requests('token')).toEqual([])
})

test("somebody else's code and state are left alone", async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/invoices-of-others?code=theirs&state=theirs`)
  await see(tab, 'heading', 'Page not found')
  await isAt(tab, `${app.url}/invoices-of-others?code=theirs&state=theirs`)
  expect(mock.requests()).toEqual([])
})

test('the callback page, opened without an answer', async ({ tab, app }) => {
  await tab.goto(`${app.url}/callback`)
  await read(tab, 'Please sign in to go on.')
  await signInAda(tab, app.url)
  await tab.goto(`${app.url}/callback`)
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
})
