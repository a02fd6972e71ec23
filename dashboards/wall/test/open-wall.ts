import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Feed } from './feed.ts'

export const TIME_ZONE = 'Europe/Warsaw'

const clockText = (ms: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: TIME_ZONE }).format(ms)

/** Says a heartbeat and waits until the wall shows its time: all that was said before is on the screen then. */
export const settle = async (page: Page, feed: Feed, byMs = 1000): Promise<void> => {
  feed.beat(byMs)
  await page.locator('.clock', { hasText: clockText(feed.nowMs()) }).waitFor()
}

/** A wall at 1920 × 1080 that has drawn its first snapshot. */
export const openWall = async (
  browser: Browser,
  feed: Feed,
  query = '',
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const page = await browser.newPage({
    viewport: { width: 1920, height: 1080 },
    timezoneId: TIME_ZONE,
    reducedMotion: 'reduce',
    ...options,
  })
  page.setDefaultTimeout(15_000)
  await page.goto(`${feed.url}?${query}`)
  await page.locator('.clock', { hasText: clockText(feed.nowMs()) }).waitFor()
  await page.evaluate(async () => void (await document.fonts.ready))
  return page
}
