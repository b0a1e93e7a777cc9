import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword, signInAda } from './signIn.ts'

test('two pools: one person of each', async ({ tab, app, mock }) => {
  await signInAda(tab, app.url)
  await tab.click('link', 'Partners')
  await tab.click('button', 'Sign in as a partner')
  await enterPassword(tab, 'katherine')
  await read(tab, 'Partner: Katherine Johnson')
  await read(tab, 'Customer: Ada Lovelace')
  await isAt(tab, `${app.url}/partners`)
  expect(mock.requests('token')).toHaveLength(2)

  await tab.reload()
  await read(tab, 'Partner: Katherine Johnson')
  await read(tab, 'Customer: Ada Lovelace')

  await tab.click('button', 'Sign out the partner')
  await see(tab, 'button', 'Sign in as a partner')
  await read(tab, 'Customer: Ada Lovelace')
  await isAt(tab, `${app.url}/partners`)
})

test('two pools: the answer for one is nothing to the other', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/partners`)
  await tab.click('button', 'Sign in as a partner')
  await enterPassword(tab, 'katherine')
  await read(tab, 'Partner: Katherine Johnson')
  await read(tab, 'Nobody is signed in to Tally itself.')
  await see(tab, 'button', 'Sign in')
  expect(mock.requests('token')).toHaveLength(1)
})
