import { expect } from '@playwright/test'
import axe from 'axe-core'
import type { Tab, Visitor } from './browser/Browser.ts'

/** Runs axe on the page, in the light and, where the engine can switch, in the dark. */
export async function expectAccessible(visitor: Visitor, tab: Tab): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    if (scheme === 'dark' && !visitor.can.colorScheme) continue
    await visitor.setColorScheme(scheme)
    const violations = await tab.evaluate<string[]>(`
      if (!window.axe) { ${axe.source} }
      const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition)
      await Promise.allSettled(transitions.map(({ finished }) => finished))
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => id + ' at ' + target + ': ' + failureSummary),
      )`)
    expect(violations, `${scheme} ${await tab.url()}`).toEqual([])
  }
}
