// Which browsers this machine has for tests, and how Playwright starts them.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** @param {(string | undefined)[]} paths */
const firstOf = (...paths) => paths.find((path) => path && existsSync(path))

/** Chromium does not start with its sandbox as root. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0

/** `CHROMIUM_PATH`, else the one that Playwright downloaded, else the system's. */
export const chromiumPath = firstOf(
  process.env.CHROMIUM_PATH,
  chromium.executablePath(),
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
)

/** `FIREFOX_PATH`, else the system's. Playwright drives a stock Firefox through WebDriver BiDi. */
export const firefoxPath = firstOf(
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
)

const architecture = process.arch === 'arm64' ? 'aarch64' : 'x86_64'

/** `WEBKIT_PATH`, else WebKitGTK's own browser, which WebKitWebDriver starts under an X server. */
export const webkitPath = firstOf(
  process.env.WEBKIT_PATH,
  `/usr/lib/${architecture}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
)

/** Playwright's launch options for Chromium. */
export const chromiumOptions = {
  ...(chromiumPath && { executablePath: chromiumPath }),
  args: isRoot ? ['--no-sandbox'] : [],
}

/** Playwright's launch options for Firefox; `undefined` when there is none. */
export const firefoxOptions = firefoxPath && {
  channel: 'moz-firefox',
  executablePath: firefoxPath,
}
