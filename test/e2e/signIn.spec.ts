import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword, signInAda, userInfo } from './signIn.ts'

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
  await read(tab, userInfo)
  expect(mock.requests('userInfo')).toHaveLength(1)
})

test('deep link, with its query and hash', async ({ tab, app }) => {
  await tab.goto(`${app.url}/invoices?status=open#INV-103`)
  await enterPassword(tab)
  await see(tab, 'heading', 'Invoices')
  await isAt(tab, `${app.url}/invoices?status=open#INV-103`)
  await read(tab, 'Studio Halden')
})

test('reload: stays signed in, without a request', async ({ tab, app, mock }) => {
  await signInAda(tab, app.url)
  mock.requests.clear()
  await tab.reload()
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
  expect(mock.requests()).toEqual([])
})

test('reload: the signed-in page is painted first, 25 of 25 times', async ({ tab, app, mock }) => {
  await signInAda(tab, app.url)
  mock.requests.clear()
  const paints = () => app.records.filter(({ kind }) => kind === 'painted')
  app.records.length = 0
  for (let load = 1; load <= 25; load++) {
    await tab.reload()
    await expect.poll(() => paints().length, { intervals: [20, 50] }).toBe(load)
  }
  const signedIn = {
    kind: 'painted',
    text: 'Welcome back, Ada Lovelace',
    account: expect.stringContaining('Sign out'),
  }
  expect(paints()).toEqual(Array(25).fill(signedIn))
  expect(mock.requests()).toEqual([])
})

test('back from the login page: no button is stuck', async ({ tab, app }) => {
  await tab.goto(`${app.url}/`)
  await tab.click('button', 'Sign in')
  await see(tab, 'heading', 'Sign in')
  await tab.back()
  await see(tab, 'heading', 'Get paid without thinking about it')
  await tab.click('button', 'Sign in')
  await enterPassword(tab)
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
})

for (const { name, headers } of [
  { name: 'out of the cache', headers: {} },
  { name: 'loaded anew', headers: { 'cache-control': 'no-store' } },
]) {
  test(`back from the login page to a protected page, ${name}: asks before it leaves again`, async ({
    tab,
    app,
  }) => {
    app.headers = headers
    await tab.goto(`${app.url}/`)
    await tab.click('link', 'Invoices')
    await see(tab, 'heading', 'Sign in')
    await tab.back()
    await see(tab, 'heading', 'Please sign in')
    await isAt(tab, `${app.url}/invoices`)
  })
}

test('back after signing in: the code is not used again', async ({ tab, app, mock }) => {
  await signInAda(tab, app.url)
  await tab.back()
  await see(tab, 'heading', 'Sign in')
  await tab.forward()
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
  await isAt(tab, `${app.url}/`)
  expect(mock.requests('token')).toHaveLength(1)
})

test('cancelled sign-in', async ({ tab, app }) => {
  await tab.goto(`${app.url}/invoices`)
  await tab.click('link', 'Continue with Google')
  await tab.click('button', 'Cancel')
  await see(tab, 'heading', 'Sign-in did not work')
  await read(tab, 'Sign-in was cancelled.')
  await isAt(tab, `${app.url}/callback`)

  await tab.click('button', 'Try again')
  await enterPassword(tab)
  await isAt(tab, `${app.url}/invoices`)
})

test('two sign-ins in two tabs', async ({ visitor, tab, app, mock }) => {
  const other = await visitor.newTab()
  await tab.goto(`${app.url}/invoices`)
  await see(tab, 'heading', 'Sign in')
  await other.goto(`${app.url}/admin`)
  await see(other, 'heading', 'Sign in')
  await enterPassword(tab)
  await isAt(tab, `${app.url}/invoices`)
  await enterPassword(other)
  await isAt(other, `${app.url}/admin`)
  await see(other, 'heading', 'Payouts')
  await read(tab, 'Ada Lovelace')
  expect(mock.requests('token')).toHaveLength(2)
})
