import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword, signInAda, userInfo } from './signIn.ts'

test('React Router: a loader waits for the sign-in', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/profile?from=mail`)
  await enterPassword(tab)
  await see(tab, 'heading', 'Profile')
  await isAt(tab, `${app.url}/profile?from=mail`)
  await read(tab, userInfo)
  expect(mock.requests('token')).toHaveLength(1)
})

test('React Router: a link to a page with a loader', async ({ tab, app }) => {
  await tab.goto(`${app.url}/`)
  await tab.click('link', 'Profile')
  await enterPassword(tab)
  await see(tab, 'heading', 'Profile')
  await isAt(tab, `${app.url}/profile`)
})

test('React Router: a loader does not sign in whoever signed out', async ({
  visitor,
  tab,
  app,
  mock,
}) => {
  await signInAda(tab, app.url)
  const other = await visitor.newTab()
  await other.goto(`${app.url}/`)
  await see(other, 'heading', 'Welcome back, Ada Lovelace')
  await tab.click('button', 'Sign out')
  await see(other, 'heading', 'Get paid without thinking about it')
  mock.requests.clear()
  await other.click('link', 'Profile')
  await see(other, 'heading', 'Please sign in')
  expect(mock.requests('authorize')).toEqual([])
})

test('TanStack Router: beforeLoad waits for the sign-in', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/tanstack/invoices?status=open#INV-103`)
  await enterPassword(tab)
  await read(tab, 'Loaded for Ada Lovelace')
  await isAt(tab, `${app.url}/tanstack/invoices?status=open#INV-103`)
  expect(mock.requests('token')).toHaveLength(1)
  await tab.reload()
  await read(tab, 'Loaded for Ada Lovelace')
})

test('TanStack Router: a link to a protected page', async ({ tab, app }) => {
  await tab.goto(`${app.url}/tanstack`)
  await tab.click('link', 'Open invoices')
  await enterPassword(tab)
  await read(tab, 'Loaded for Ada Lovelace')
  await isAt(tab, `${app.url}/tanstack/invoices?status=open`)
})

test('TanStack Router: an answer that could not be used', async ({ tab, app }) => {
  await tab.goto(`${app.url}/tanstack/callback?code=planted&state=planted`)
  await see(tab, 'heading', 'Sign-in did not work')
  await isAt(tab, `${app.url}/tanstack/callback`)
  await tab.click('button', 'Try again')
  await enterPassword(tab)
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
})
