import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import type { Tab, Visitor } from './browser/Browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Runs axe on the page, in the light and, where the engine can switch, in the dark. */
export async function expectAccessible(visitor: Visitor, tab: Tab): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    if (scheme === 'dark' && !visitor.can.colorScheme) continue
    await visitor.setColorScheme(scheme)
    const violations = await tab.evaluate<string[]>(`
      if (!window.axe) { ${axe} }
      const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition)
      await Promise.allSettled(transitions.map(({ finished }) => finished))
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary),
      )`)
    expect(violations, `${scheme} ${await tab.url()}`).toEqual([])
  }
}
