import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { faultsOnPage } from './page-faults.ts'

/** What axe finds on the page as it is, and what leaves its box or is too small for a finger. The page's policy must be bypassed. */
export const findingsOn = async (page: Page, touch: boolean): Promise<readonly string[]> => {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => window.axe.run())
  const faults = await page.evaluate(faultsOnPage, touch)
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...faults]
}

/** Both screens in both themes. */
export const screens = [
  ['desktop', 'dark'],
  ['desktop', 'light'],
  ['phone', 'dark'],
  ['phone', 'light'],
] as const
