import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword, signInAda } from './signIn.ts'

test('sign out', async ({ tab, app, mock }) => {
  await signInAda(tab, app.url)
  await tab.click('button', 'Sign out')
  await see(tab, 'heading', 'Signed out')
  await isAt(tab, `${app.url}/signed-out`)
  expect(mock.requests('revoke').map(({ status }) => status)).toEqual([200])
  expect(mock.sessions.list()).toEqual([])

  await tab.click('button', 'Sign in again')
  await see(tab, 'heading', 'Sign in')
})

test('sign out in another tab', async ({ visitor, tab, app }) => {
  await signInAda(tab, app.url)
  const other = await visitor.newTab()
  await other.goto(`${app.url}/`)
  await see(other, 'heading', 'Welcome back, Ada Lovelace')
  await tab.click('button', 'Sign out')
  await see(other, 'heading', 'Get paid without thinking about it')
  await see(tab, 'heading', 'Signed out')
})

test('sign in in another tab', async ({ visitor, tab, app }) => {
  await tab.goto(`${app.url}/`)
  await see(tab, 'heading', 'Get paid without thinking about it')
  const other = await visitor.newTab()
  await signInAda(other, app.url)
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
})

test('sign out on a protected page, /logout being slow: nobody is signed in again', async ({
  visitor,
  tab,
  app,
  mock,
}) => {
  await signInAda(tab, app.url)
  const other = await visitor.newTab()
  for (const each of [tab, other]) {
    await each.goto(`${app.url}/invoices`)
    await see(each, 'heading', 'Invoices')
  }
  mock.requests.clear()
  mock.faults.next('logout', { delay: 1 })
  await tab.click('button', 'Sign out')
  await see(other, 'heading', 'Please sign in')
  await see(tab, 'heading', 'Signed out')
  await isAt(other, `${app.url}/invoices`)
  expect(mock.requests('authorize')).toEqual([])
})

test('sign out, then another person signs in', async ({ tab, app }) => {
  await signInAda(tab, app.url)
  await tab.goto(`${app.url}/admin`)
  await see(tab, 'heading', 'Payouts')
  await tab.click('button', 'Sign out')
  await tab.click('button', 'Sign in again')
  await enterPassword(tab, 'grace@example.com')
  await see(tab, 'heading', 'Welcome back, Grace Hopper')
  await tab.click('link', 'Admin')
  await read(tab, 'Only people in the group admins see this page.')
})

test('sign out while offline: works here, and says nothing to the server', async ({
  tab,
  app,
  cognito,
  tolerated,
}) => {
  tolerated.push(/Failed to load resource|NetworkError|Cross-Origin|CORS|Load failed/i)
  await signInAda(tab, app.url)
  cognito.mock.faults.next('revoke', { networkError: true })
  await tab.click('button', 'Sign out')
  await see(tab, 'heading', 'Signed out')
})
