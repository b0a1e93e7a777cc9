import type { Page } from '@playwright/test'
import type { Tab } from './Browser.ts'

/** A tab that Playwright drives. */
export function playwrightTab(page: Page): Tab {
  return {
    goto: async (url) => {
      await page.goto(url)
    },
    reload: async () => {
      await page.reload()
    },
    // A page that comes out of the back-forward cache fires no load event.
    back: async () => {
      await page.goBack({ waitUntil: 'commit' })
    },
    forward: async () => {
      await page.goForward({ waitUntil: 'commit' })
    },
    url: async () => page.url(),
    text: () => page.locator('body').innerText(),
    has: (role, name) => page.getByRole(role, { name, exact: true }).first().isVisible(),
    click: (role, name) => page.getByRole(role, { name, exact: true }).first().click(),
    fill: (label, value) => page.getByLabel(label, { exact: true }).fill(value),
    evaluate: (body) => page.evaluate(`(async () => { ${body} })()`),
    popup: async (action) => {
      const [popup] = await Promise.all([page.waitForEvent('popup'), action()])
      return playwrightTab(popup)
    },
    holdClock: () => page.clock.install(),
    advance: (seconds) => page.clock.fastForward(seconds * 1000),
    isClosed: async () => page.isClosed(),
    close: () => page.close(),
    screenshot: () => page.screenshot(),
  }
}
