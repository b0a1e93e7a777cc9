import { chromium, firefox } from '@playwright/test'
import { chromiumOptions, firefoxOptions } from '../../../scripts/browsers.mjs'
import type { Engine, Visitor } from './Browser.ts'
import { playwrightTab } from './playwrightTab.ts'

/** Chromium, or a stock Firefox over WebDriver BiDi. */
export async function playwrightEngine(name: 'chromium' | 'firefox'): Promise<Engine> {
  const browser =
    name === 'chromium'
      ? // People have the back-forward cache, and Back is what some scenarios are about.
        await chromium.launch({
          ...chromiumOptions,
          ignoreDefaultArgs: ['--disable-back-forward-cache'],
        })
      : await firefox.launch(firefoxOptions || {})
  return {
    close: () => browser.close(),
    async newVisitor(): Promise<Visitor> {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      context.setDefaultTimeout(10_000)
      const complaints: string[] = []
      const requests: string[] = []
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      context.on('weberror', (error) => complaints.push(String(error.error())))
      context.on('request', (request) => requests.push(request.url()))
      return {
        can: { colorScheme: true },
        complaints,
        requests,
        newTab: async () => playwrightTab(await context.newPage()),
        setColorScheme: async (colorScheme) => {
          await Promise.all(context.pages().map((page) => page.emulateMedia({ colorScheme })))
        },
        setViewport: async (width, height) => {
          await Promise.all(context.pages().map((page) => page.setViewportSize({ width, height })))
        },
        holdClock: () => context.clock.install(),
        advance: (seconds) => context.clock.fastForward(seconds * 1000),
        close: () => context.close(),
      }
    },
  }
}
