import { setTimeout as pause } from 'node:timers/promises'
import type { Role, Tab } from './Browser.ts'
import { elementKey, type WebDriver } from './webDriver.ts'

type Element = Record<typeof elementKey, string>

const selectors: Record<Role, string> = {
  button: 'button, [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3',
}

const findByRole = `
  const [selector, name] = args
  const visibleText = (element) =>
    [...element.querySelectorAll('[aria-hidden=true]')].reduce(
      (text, hidden) => text.replace(hidden.innerText, ''),
      element.innerText,
    )
  const nameOf = (element) =>
    (element.getAttribute('aria-label') ?? visibleText(element)).replace(/\\s+/g, ' ').trim()
  return [...document.querySelectorAll(selector)].find(
    (element) => element.checkVisibility() && nameOf(element) === name,
  )`

const findByLabel = `
  return [...document.querySelectorAll('label')].find(
    (label) => label.textContent.trim() === args[0],
  )?.control`

/** A window that WebKitWebDriver drives. */
export function webKitTab(driver: WebDriver, window: string): Tab {
  const find = (role: Role, name: string) =>
    driver.run<Element | null>(window, findByRole, selectors[role], name)

  const command = <value>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    driver.sendTo<value>(window, method, path, body)

  /** Does something to an element as soon as there is one, and once more if the page replaces it. */
  async function withElement(
    what: string,
    look: () => Promise<Element | null>,
    act: (path: string) => Promise<unknown>,
  ): Promise<void> {
    const end = Date.now() + 10_000
    for (;;) {
      try {
        const element = await look()
        if (element) {
          await act(`/element/${element[elementKey]}`)
          return
        }
      } catch (error) {
        if (Date.now() > end) throw error
      }
      if (Date.now() > end) throw new Error(`There is no ${what}.`)
      await pause(50)
    }
  }

  return {
    goto: (url) => command('POST', '/url', { url }),
    reload: () => command('POST', '/refresh'),
    back: () => command('POST', '/back'),
    forward: () => command('POST', '/forward'),
    url: () => command('GET', '/url'),
    text: () => driver.run(window, 'return document.body.innerText'),
    has: async (role, name) => (await find(role, name)) !== null,
    click: (role, name) =>
      withElement(
        `${role} "${name}"`,
        () => find(role, name),
        (element) => command('POST', `${element}/click`),
      ),
    fill: (label, value) =>
      withElement(
        `field "${label}"`,
        () => driver.run(window, findByLabel, label),
        async (element) => {
          await command('POST', `${element}/clear`)
          await command('POST', `${element}/value`, { text: value })
        },
      ),
    evaluate: (body) => driver.run(window, body),
    async popup(action) {
      const known = await driver.send<string[]>('GET', '/window/handles')
      await action()
      for (;;) {
        const handles = await driver.send<string[]>('GET', '/window/handles')
        const opened = handles.find((handle) => !known.includes(handle))
        if (opened) return webKitTab(driver, opened)
        await pause(50)
      }
    },
    isClosed: async () => !(await driver.send<string[]>('GET', '/window/handles')).includes(window),
    close: () => command('DELETE', '/window'),
    screenshot: async () => Buffer.from(await command<string>('GET', '/screenshot'), 'base64'),
  }
}
