import { password } from '../userPools.ts'
import type { Tab } from './browser/Browser.ts'
import { see } from './scenario.ts'

/** What the profile page shows only once Cognito has answered: the claims have no such line. */
export const userInfo: RegExp = /^username$/m

/** Fills in the form of managed login. */
export async function enterPassword(
  tab: Tab,
  username = 'ada@example.com',
  secret = password,
): Promise<void> {
  await tab.fill(username.includes('@') ? 'Email address' : 'Username', username)
  await tab.fill('Password', secret)
  await tab.click('button', 'Sign in')
}

/** Signs Ada in, from the home page of the app. */
export async function signInAda(tab: Tab, app: string): Promise<void> {
  await tab.goto(`${app}/`)
  await tab.click('button', 'Sign in')
  await enterPassword(tab)
  await see(tab, 'heading', 'Welcome back, Ada Lovelace')
}
