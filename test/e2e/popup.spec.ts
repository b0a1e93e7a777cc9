import { eventually, expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword } from './signIn.ts'

for (const { name, onApp, onLogin } of [
  { name: 'popup', onApp: false, onLogin: false },
  { name: 'popup, the app under COOP same-origin', onApp: true, onLogin: false },
  { name: 'popup, the login page under COOP same-origin', onApp: false, onLogin: true },
  { name: 'popup, both under COOP same-origin', onApp: true, onLogin: true },
]) {
  test(name, async ({ tab, app, cognito, mock }) => {
    const headers = { 'cross-origin-opener-policy': 'same-origin' }
    if (onApp) app.headers = headers
    if (onLogin) cognito.headers = headers
    await tab.goto(`${app.url}/`)
    const popup = await tab.popup(() => tab.click('button', 'Sign in with a popup'))
    await enterPassword(popup)
    await see(tab, 'heading', 'Welcome back, Ada Lovelace')
    await eventually(popup.isClosed, 'the popup closes itself')
    await isAt(tab, `${app.url}/`)
    expect(mock.requests('token')).toHaveLength(1)
  })
}

test('popup, closed by the person', async ({ tab, app }) => {
  await tab.goto(`${app.url}/`)
  const popup = await tab.popup(() => tab.click('button', 'Sign in with a popup'))
  await see(popup, 'heading', 'Sign in')
  await popup.close()
  await read(tab, 'The sign-in window was closed.')
  await tab.click('button', 'Sign in')
  await see(tab, 'heading', 'Sign in')
})
