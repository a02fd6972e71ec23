import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { FakeGateway } from './fake-gateway.ts'

export const TIME_ZONE = 'Europe/Warsaw'
export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export const clockText = (ms: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: TIME_ZONE }).format(ms)

/** Opens `path` (e.g. "/console/crises/lumo-12") and waits for the page's heading and its fonts. Desktop, dark unless said otherwise. */
export const openConsole = async (
  browser: Browser,
  gateway: FakeGateway,
  path = '/console',
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const page = await browser.newPage({
    viewport: DESKTOP,
    timezoneId: TIME_ZONE,
    locale: 'en-GB',
    colorScheme: 'dark',
    reducedMotion: 'reduce',
    ...options,
  })
  page.setDefaultTimeout(10_000)
  await page.goto(gateway.url + path)
  await page.locator('main h1').first().waitFor()
  await page.evaluate(async () => void (await document.fonts.ready))
  return page
}

export const onPhone: BrowserContextOptions = { viewport: PHONE, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
