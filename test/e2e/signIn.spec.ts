import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword, signInAda } from './signIn.ts'

test('sign in', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/`)
  await see(tab, 'heading', 'Get paid without thinking about it')
  await tab.click('button', 'Sign in')
  await see(tab, 'heading', 'Sign in')
  await enterPassword(tab)
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
  await isAt(tab, `${app.url}/`)
  expect(mock.requests('token')).toHaveLength(1)

  await tab.click('link', 'Your profile')
  await see(tab, 'heading', 'User info')
  await read(tab, 'ada@example.com')
  expect(mock.requests('userInfo')).toHaveLength(1)
})
