import type { MockCognito } from '@cognito-kit/mock'
import { test as base, expect } from '@playwright/test'
import { userPools } from '../userPools.ts'
import type { Engine, EngineName, Role, Tab, Visitor } from './browser/Browser.ts'
import { playwrightEngine } from './browser/playwrightEngine.ts'
import { webKitEngine } from './browser/webKitEngine.ts'
import { builtApp } from './builtApp.ts'
import { expectNoSecretsInUrls } from './noSecrets.ts'
import { type AppServer, appServer } from './servers/appServer.ts'
import { type CognitoServer, cognitoServer } from './servers/cognitoServer.ts'

export interface ScenarioOptions {
  engineName: EngineName
}

interface Scenario {
  app: AppServer
  cognito: CognitoServer
  /** The mock behind `cognito`: clock, outbox, faults. */
  mock: MockCognito
  visitor: Visitor
  /** The first tab of the visitor. */
  tab: Tab
  /** What the console may say in this scenario, which else must say nothing. */
  tolerated: RegExp[]
}

interface WorkerScenario extends ScenarioOptions {
  engine: Engine
  servers: { app: AppServer; cognito: CognitoServer }
}

/** A test with servers, a browser and a person of its own. */
export const test = base.extend<Scenario, WorkerScenario>({
  engineName: ['chromium', { option: true, scope: 'worker' }],

  engine: [
    async ({ engineName }, use) => {
      const engine = await (engineName === 'webkit' ? webKitEngine() : playwrightEngine(engineName))
      await use(engine)
      await engine.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
    async ({}, use) => {
      const cognito = await cognitoServer(userPools('http://localhost'))
      const app = await appServer(builtApp, cognito.url)
      await use({ app, cognito })
      await app.close()
      await cognito.close()
    },
    { scope: 'worker' },
  ],

  cognito: async ({ servers: { app, cognito } }, use) => {
    cognito.reset(userPools(app.url))
    await use(cognito)
  },

  mock: ({ cognito }, use) => use(cognito.mock),

  app: async ({ servers: { app } }, use) => {
    app.reset()
    await use(app)
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants an object pattern
  tolerated: ({}, use) => use([]),

  visitor: async ({ engine, app, cognito, tolerated }, use) => {
    const visitor = await engine.newVisitor()
    await use(visitor)
    await visitor.close()
    const recorded = app.records.flatMap((record) =>
      record.kind === 'complaint' ? [record.text] : [],
    )
    const complaints = [...visitor.complaints, ...recorded].filter(
      (text) => !tolerated.some((pattern) => pattern.test(text)),
    )
    expect(complaints, 'errors and warnings in the console').toEqual([])
    expectNoSecretsInUrls(visitor, app, cognito)
  },

  tab: async ({ visitor }, use, testInfo) => {
    const tab = await visitor.newTab()
    await use(tab)
    if (testInfo.status === testInfo.expectedStatus) return
    const [text, url] = await Promise.all([tab.text(), tab.url()]).catch(() => ['', ''])
    await testInfo.attach('page', { body: `${url}\n\n${text}`, contentType: 'text/plain' })
    console.log(`The page at the end: ${url}\n${text}`)
    const body = await tab.screenshot().catch(() => undefined)
    if (body) await testInfo.attach('screenshot', { body, contentType: 'image/png' })
  },
})

export { expect }

/** Waits until something with this name is to be seen. */
export async function see(tab: Tab, role: Role, name: string): Promise<void> {
  await eventually(() => tab.has(role, name), `${role} "${name}"`)
}

/** Waits until this text is to be read. */
export async function read(tab: Tab, text: string | RegExp): Promise<void> {
  await expect
    .poll(() => tab.text().catch(() => ''), { intervals: [50, 100, 200], message: 'the page' })
    .toMatch(typeof text === 'string' ? new RegExp(RegExp.escape(text)) : text)
}

/** Waits until the address bar says this path, query and hash of the app. */
export async function isAt(tab: Tab, url: string): Promise<void> {
  await expect.poll(() => tab.url().catch(() => ''), { intervals: [50, 100, 200] }).toBe(url)
}

/** Waits until a question is answered with yes. */
export async function eventually(ask: () => Promise<boolean>, message: string): Promise<void> {
  await expect
    .poll(() => ask().catch(() => false), { intervals: [50, 100, 200], message })
    .toBe(true)
}
