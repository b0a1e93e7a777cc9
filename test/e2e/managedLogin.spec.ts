import { expect, isAt, read, see, test } from './scenario.ts'
import { enterPassword } from './signIn.ts'

test('wrong password', async ({ tab, app, mock, tolerated }) => {
  tolerated.push(/status of 400/)
  await tab.goto(`${app.url}/invoices`)
  await enterPassword(tab, 'ada@example.com', 'not-her-password')
  await read(tab, 'Incorrect username or password.')
  expect(mock.requests('token')).toEqual([])
  await enterPassword(tab)
  await isAt(tab, `${app.url}/invoices`)
})

test('sign-up with a confirmation code', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/`)
  await tab.click('button', 'Create an account')
  await see(tab, 'heading', 'Create an account')
  await tab.fill('Email address', 'rosalind@example.com')
  await tab.fill('Name', 'Rosalind Franklin')
  await tab.fill('Password', 'Photo-51-Photo')
  await tab.click('button', 'Sign up')
  await see(tab, 'heading', 'Confirm your account')
  await tab.fill('Code', mock.outbox.last('rosalind@example.com')?.code ?? '')
  await tab.click('button', 'Confirm account')
  await see(tab, 'heading', 'Welcome back, Rosalind Franklin')
  await isAt(tab, `${app.url}/`)
})

test('forgotten password', async ({ tab, app, mock }) => {
  await tab.goto(`${app.url}/profile`)
  await tab.click('link', 'Forgot your password?')
  await see(tab, 'heading', 'Reset your password')
  await tab.fill('Email address', 'ada@example.com')
  await tab.click('button', 'Send code')
  await see(tab, 'heading', 'Set a new password')
  await tab.fill('Code', mock.outbox.last('ada@example.com')?.code ?? '')
  await tab.fill('New password', 'Analytical-1843')
  await tab.fill('Confirm password', 'Analytical-1843')
  await tab.click('button', 'Change password')
  await see(tab, 'heading', 'Sign in')
  await enterPassword(tab, 'ada@example.com', 'Analytical-1843')
  await isAt(tab, `${app.url}/profile`)
})

test('sign in with an external provider', async ({ tab, app }) => {
  await tab.goto(`${app.url}/`)
  await tab.click('button', 'Sign in')
  await tab.click('link', 'Continue with Google')
  await see(tab, 'heading', 'Choose an account')
  await tab.click('button', 'Emmy Noether 1')
  await see(tab, 'heading', 'Welcome back, Emmy Noether')
})
