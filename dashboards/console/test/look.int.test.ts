import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from './browser.ts'
import { type FakeGateway, startFakeGateway } from './fake-gateway.ts'
import { looks } from './looks.ts'
import { onPhone, openConsole } from './open-console.ts'
import { faultsOnPage } from './page-faults.ts'

const THEMES = ['dark', 'light'] as const
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = { desktop: {}, phone: onPhone }

const findingsOf = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => window.axe.run())
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

describe.skipIf(whereChromiumIs() === undefined)('the look of the console', { timeout: 60_000 }, () => {
  let browser: Browser
  let gateway: FakeGateway
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })

  const show = async (name: string, options: BrowserContextOptions, query = ''): Promise<Page> => {
    const look = looks[name]!
    gateway = await startFakeGateway(look.scene)
    const page = await openConsole(browser, gateway, look.path + query, { bypassCSP: true, ...options })
    if (query === '') await look.act?.(page, gateway)
    return page
  }
  const end = async (page: Page) => {
    await page.context().close()
    await gateway.stop()
  }

  describe.each(Object.keys(looks))('%s', name => {
    it.each(THEMES)('has no finding of axe in %s, nothing cut and no target too small', async colorScheme => {
      for (const [screen, options] of Object.entries(SCREENS)) {
        const page = await show(name, { ...options, colorScheme })
        expect(await findingsOf(page), `${screen} ${colorScheme}`).toEqual([])
        expect(await page.evaluate(faultsOnPage, screen === 'phone'), screen).toEqual([])
        await end(page)
      }
    })

    it('has room for words 40 % longer', async () => {
      for (const [screen, options] of Object.entries(SCREENS)) {
        const page = await show(name, options, '?lang=en-XA')
        expect(await page.evaluate(faultsOnPage, screen === 'phone'), screen).toEqual([])
        await end(page)
      }
    })
  })
})
