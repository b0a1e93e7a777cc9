import type { MockCognito } from '@cognito-kit/mock'
import { expect, read, see, test } from './scenario.ts'
import { signInAda, userInfo } from './signIn.ts'

const hour = 3600

const refreshes = (mock: MockCognito) =>
  mock.requests('token').filter(({ form }) => form?.grant_type === 'refresh_token')

test('refresh across the real expiry', async ({ visitor, tab, app, mock }) => {
  await visitor.holdClock()
  await signInAda(tab, app.url)
  await tab.click('link', 'Your profile')
  await read(tab, userInfo)

  mock.users.setAttributes('ada@example.com', { name: 'Ada King' })
  mock.clock.advance({ seconds: hour + 1 })
  await visitor.advance(hour + 1)
  await tab.click('button', 'Ask again')
  await read(tab, 'Ada King')
  await expect.poll(() => mock.requests('userInfo').map(({ status }) => status)).toEqual([200, 200])
  expect(refreshes(mock).map(({ status }) => status)).toEqual([200])
})

test('refresh ahead of the expiry, by itself', async ({ visitor, tab, app, mock }) => {
  await visitor.holdClock()
  await signInAda(tab, app.url)
  mock.clock.advance({ seconds: hour - 30 })
  await visitor.advance(hour - 30)
  await expect.poll(() => refreshes(mock).length).toBe(1)
})

test('refresh in two tabs at once: one request', async ({ visitor, tab, app, mock }) => {
  await visitor.holdClock()
  await signInAda(tab, app.url)
  const other = await visitor.newTab()
  for (const each of [tab, other]) {
    await each.goto(`${app.url}/profile`)
    await see(each, 'button', 'Ask again')
    await read(each, userInfo)
  }
  mock.clock.advance({ seconds: hour + 1 })
  await visitor.advance(hour + 1)
  await Promise.all([tab.click('button', 'Ask again'), other.click('button', 'Ask again')])
  await expect.poll(() => mock.requests('userInfo').length).toBe(4)
  expect(refreshes(mock)).toHaveLength(1)
  await see(tab, 'button', 'Sign out')
  await see(other, 'button', 'Sign out')
})

test('the session ends elsewhere: says so, and asks to sign in', async ({
  tab,
  app,
  mock,
  tolerated,
}) => {
  tolerated.push(/status of 400/)
  await signInAda(tab, app.url)
  await tab.click('link', 'Your profile')
  await read(tab, userInfo)
  mock.users.signOut('ada@example.com')
  await tab.click('button', 'Renew now')
  await see(tab, 'heading', 'Please sign in')
})
