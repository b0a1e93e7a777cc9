import { expectAccessible } from './expectAccessible.ts'
import { read, see, test } from './scenario.ts'
import { enterPassword, signInAda, userInfo } from './signIn.ts'

test('axe: the app, signed out', async ({ visitor, tab, app }) => {
  for (const [path, heading] of [
    ['/', 'Get paid without thinking about it'],
    ['/signed-out', 'Signed out'],
    ['/nowhere', 'Page not found'],
    ['/partners', 'Partners'],
    ['/tanstack', 'The same app, another router'],
    ['/callback?error=access_denied', 'Sign-in did not work'],
  ] as const) {
    await tab.goto(app.url + path)
    await see(tab, 'heading', heading)
    await expectAccessible(visitor, tab)
  }
})

test('axe: the app, signed in', async ({ visitor, tab, app }) => {
  await signInAda(tab, app.url)
  await expectAccessible(visitor, tab)
  for (const [path, heading] of [
    ['/invoices?status=open#INV-103', 'Invoices'],
    ['/admin', 'Payouts'],
    ['/partners', 'Partners'],
    ['/tanstack/invoices', 'Invoices'],
    ['/profile', 'Profile'],
  ] as const) {
    await tab.goto(app.url + path)
    await see(tab, 'heading', heading)
    if (path === '/profile') await read(tab, userInfo)
    await expectAccessible(visitor, tab)
  }
})

test('axe: what asks to sign in', async ({ visitor, tab, app }) => {
  await tab.goto(`${app.url}/`)
  await tab.click('link', 'Invoices')
  await see(tab, 'heading', 'Sign in')
  await tab.back()
  await see(tab, 'heading', 'Please sign in')
  await expectAccessible(visitor, tab)
})

test('axe: managed login', async ({ visitor, tab, app, cognito, mock, tolerated }) => {
  tolerated.push(/status of 400/)
  await tab.goto(`${app.url}/invoices`)
  await see(tab, 'heading', 'Sign in')
  await expectAccessible(visitor, tab)
  await enterPassword(tab, 'ada@example.com', 'not-her-password')
  await read(tab, 'Incorrect username or password.')
  await expectAccessible(visitor, tab)

  await tab.click('link', 'Continue with Google')
  await see(tab, 'heading', 'Choose an account')
  await expectAccessible(visitor, tab)

  await tab.goto(`${app.url}/invoices`)
  await tab.click('link', 'Forgot your password?')
  await see(tab, 'heading', 'Reset your password')
  await expectAccessible(visitor, tab)
  await tab.fill('Email address', 'ada@example.com')
  await tab.click('button', 'Send code')
  await see(tab, 'heading', 'Set a new password')
  await expectAccessible(visitor, tab)

  await tab.goto(`${app.url}/`)
  await tab.click('button', 'Create an account')
  await see(tab, 'heading', 'Create an account')
  await expectAccessible(visitor, tab)
  await tab.fill('Email address', 'rosalind@example.com')
  await tab.fill('Name', 'Rosalind Franklin')
  await tab.fill('Password', 'Photo-51-Photo')
  await tab.click('button', 'Sign up')
  await see(tab, 'heading', 'Confirm your account')
  await expectAccessible(visitor, tab)

  mock.users.setPassword('grace@example.com', 'Temporary-1', { temporary: true })
  await tab.goto(`${app.url}/invoices`)
  await enterPassword(tab, 'grace@example.com', 'Temporary-1')
  await see(tab, 'heading', 'Choose your password')
  await expectAccessible(visitor, tab)

  await tab.goto(`${cognito.url}/oauth2/authorize?client_id=unknown&response_type=code`)
  await read(tab, 'An error was encountered with the requested page.')
  await expectAccessible(visitor, tab)
})
