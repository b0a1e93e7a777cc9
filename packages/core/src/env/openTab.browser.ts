import type { Environment } from './environment.ts'

export type Tab = Window & typeof globalThis

// Vitest routes every `import()` through this, and a frame has none of it.
const runner = { __vitest_browser_runner__: { wrapDynamicImport: (load: () => unknown) => load() } }

// Pages of one origin, each with modules and a realm of its own: what matters of tabs.
export async function openTab(
  prepare: (tab: Tab) => void = () => {},
): Promise<Environment & { tab: Tab }> {
  const frame = document.body.appendChild(document.createElement('iframe'))
  const tab = frame.contentWindow as Tab
  Object.assign(tab, runner)
  prepare(tab)
  const module = new URL('./browserEnvironment.ts', import.meta.url).href
  const { createBrowserEnvironment } = await tab.eval(`import(${JSON.stringify(module)})`)
  return { ...createBrowserEnvironment(), tab }
}
