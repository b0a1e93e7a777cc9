import type { Page } from '@playwright/test'
import type { Tab } from './Browser.ts'

/** A tab that Playwright drives. */
export function playwrightTab(page: Page): Tab {
  // Through WebDriver BiDi, Playwright waits for ever for the load of a page that the back-forward
  // cache brings back, and clicks nothing until then.
  let isThawed = false
  const isFirefox = page.context().browser()?.browserType().name() === 'firefox'
  page.on('domcontentloaded', () => {
    isThawed = false
  })

  return {
    goto: async (url) => {
      await page.goto(url)
    },
    reload: async () => {
      await page.reload()
    },
    // Not `page.goBack()` and `page.url()`: they miss a page that comes out of the back-forward cache.
    back: async () => {
      await page.evaluate('void setTimeout(() => history.back())')
      isThawed = isFirefox
    },
    forward: async () => {
      await page.evaluate('void setTimeout(() => history.forward())')
      isThawed = isFirefox
    },
    url: () => page.evaluate<string>('location.href'),
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count
    text: () => page.locator('body').innerText(),
    has: (role, name) => page.getByRole(role, { name, exact: true }).first().isVisible(),
    click: async (role, name) => {
      if (isThawed) await page.evaluate(clickThawed, name)
      else await page.getByRole(role, { name, exact: true }).first().click()
    },
    fill: (label, value) => page.getByLabel(label, { exact: true }).fill(value),
    evaluate: (body) => page.evaluate(`(async () => { ${body} })()`),
    popup: async (action) => {
      const [popup] = await Promise.all([page.waitForEvent('popup'), action()])
      return playwrightTab(popup)
    },
    isClosed: async () => page.isClosed(),
    close: () => page.close(),
    screenshot: () => page.screenshot(),
  }
}

function clickThawed(name: string): void {
  const elements = [...document.querySelectorAll<HTMLElement>('button, a')]
  elements.find((element) => element.textContent.trim() === name)?.click()
}
