import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import { startFakeGateway } from './fake-gateway.ts'
import { looks } from './looks.ts'
import { DESKTOP, openConsole, PHONE } from './open-console.ts'
import { faultsOnPage } from './page-faults.ts'

const SCREENS = { desktop: DESKTOP, phone: PHONE }

const findingsOf = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => window.axe.run())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

describe.skipIf(whereChromiumIs() === undefined)('the look of the console', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })

  it.each(Object.keys(looks))(
    '%s: axe finds nothing in both themes, nothing is cut, no target is too small, longer words fit',
    async name => {
      const look = looks[name]!
      const gateway = await startFakeGateway(look.scene)
      const quiet = gateway.keepBeating()
      const page = await openConsole(browser, gateway, look.path, { bypassCSP: true })
      await look.act?.(page, gateway)
      for (const [screen, viewport] of Object.entries(SCREENS)) {
        await page.setViewportSize(viewport)
        for (const colorScheme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme })
          expect(await findingsOf(page), `${screen}, ${colorScheme}`).toEqual([])
        }
        expect(await page.evaluate(faultsOnPage, screen === 'phone'), screen).toEqual([])
      }
      gateway.comeBack()
      await page.goto(`${gateway.url}${look.path}?lang=en-XA`)
      await page.locator('main h1').first().waitFor()
      for (const [screen, viewport] of Object.entries(SCREENS)) {
        await page.setViewportSize(viewport)
        expect(await page.evaluate(faultsOnPage, screen === 'phone'), `${screen}, longer words`).toEqual([])
      }
      await page.context().close()
      quiet()
      await gateway.stop()
    },
  )
})
