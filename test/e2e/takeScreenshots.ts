// Takes the pictures of the README: the demo app with somebody signed in, light and dark. The clocks
// stand still, so that a picture changes only when the app does.
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { chromiumOptions } from '../../scripts/browsers.mjs'
import { password, userPools } from '../userPools.ts'
import { appServer } from './servers/appServer.ts'
import { cognitoServer } from './servers/cognitoServer.ts'

const source = join(import.meta.dirname, '../app')
const target = join(source, 'screenshots')
// Not the folder of the end-to-end tests: they may be running.
const outDir = join(import.meta.dirname, '../../node_modules/.cache/screenshot-app')
const now = '2026-11-20T09:30:00Z'
/** Bytes. Every clone carries the pictures. */
const largest = 150_000

await build({
  root: source,
  envDir: false,
  logLevel: 'warn',
  build: { outDir, emptyOutDir: true },
})
mkdirSync(target, { recursive: true })
const cognito = await cognitoServer(userPools('http://localhost'))
const app = await appServer(outDir, cognito.url)
cognito.reset({ ...userPools(app.url), now })
const browser = await chromium.launch(chromiumOptions)
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({
      colorScheme,
      viewport: { width: 1040, height: 720 },
      deviceScaleFactor: 1,
      locale: 'en',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    })
    await page.clock.setFixedTime(now)
    await signIn(page)
    const path = join(target, `profile-${colorScheme}.png`)
    await page.screenshot({ path, fullPage: true })
    await page.close()
    const { size } = statSync(path)
    console.log(`${path}: ${size} bytes`)
    if (size > largest) process.exitCode = 1
  }
} finally {
  await browser.close()
  await app.close()
  await cognito.close()
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${app.url}/profile`)
  await page.getByLabel('Email address').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('email_verified').first().waitFor()
  await page.getByText('Fresh until').waitFor()
}
