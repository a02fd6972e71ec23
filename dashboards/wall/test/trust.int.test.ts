import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import { type Feed, startFeed } from './feed.ts'
import { openWall, settle } from './open-wall.ts'
import { NOW, SUSPECTED, scene, source } from './scenes.ts'

const ALERT = '[role=alert]'

/** The picture as anybody sees it, without what only the moment of drawing decides. */
const pictureOf = (page: Page) =>
  page.evaluate(() => document.querySelector('main')!.innerHTML.replace(/ (?:width|height|style)="[^"]*"/g, ''))

describe.skipIf(whereChromiumIs() === undefined)('whether the picture can be trusted', { timeout: 30_000 }, () => {
  let browser: Browser
  let feed: Feed
  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    feed = await startFeed(scene(3))
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map(context => context.close()))
    await feed.stop()
  })
  afterAll(() => browser?.close())

  it('frames the screen when the server is gone, and is as new when it is back', async () => {
    const page = await openWall(browser, feed)
    const { port } = feed
    await feed.stop()
    const alert = page.locator(ALERT)
    await alert.waitFor()
    expect(await alert.textContent()).toBe('no connection since 14:05:31')
    expect(await page.locator('.wall[data-lost]').count()).toBe(1)
    expect(await page.locator('.clock').count()).toBe(0)

    feed = await startFeed(scene(3, [SUSPECTED]), { port })
    await alert.waitFor({ state: 'detached' })
    expect(feed.queries[0]?.get('resume')).toBe('r1')
    await settle(page, feed)
    const fresh = await openWall(browser, feed)
    await settle(fresh, feed)
    // Ages go on between two beats, so that a second may turn between the two looks: then both are looked at again.
    await vi.waitFor(async () => {
      feed.beat(0)
      const [resumed, opened] = await Promise.all([pictureOf(page), pictureOf(fresh)])
      expect(resumed).toBe(opened)
    }, 10_000)
  })

  it('marks every brand stale when the feed stops while the server still speaks', async () => {
    const page = await openWall(browser, feed)
    await settle(page, feed, 3_000)
    expect(await page.locator('article[data-trust=live]').count()).toBe(3)
    await settle(page, feed, 4_000)
    expect(await page.locator('article[data-trust=late]', { hasText: '8 s late' }).count()).toBe(3)
    await settle(page, feed, 6 * 60_000)
    const stale = page.locator('article[data-trust=stale]', { hasText: 'as of 14:05' })
    expect(await page.locator('article[data-trust=stale]').count()).toBe(3)
    expect(await page.locator('main').textContent()).not.toContain('calm')
    expect(await stale.first().evaluate(node => getComputedStyle(node).backgroundImage)).toContain('gradient')
  })

  it('calls a brand blind when none of its sources speaks, and names the silent one', async () => {
    const sources = [source('RSS'), source('Mastodon', 'silent', 840_000)]
    feed.show(scene(2, [{ blindSources: ['RSS', 'Mastodon'] }, { blindSources: ['Mastodon'] }], { sources }))
    const page = await openWall(browser, feed)
    expect(await page.locator('article[data-status=blind] .status').allTextContents()).toEqual(['blind'])
    expect(await page.locator('article[data-status=calm]').textContent()).toContain('no Mastodon')
    expect(await page.locator('[data-source=Mastodon]').textContent()).toBe('Mastodon silent 14 min (usual 1 min)')
  })

  it('moves clock and hand by the server only', async () => {
    const page = await openWall(browser, feed)
    const hand = page.locator('.heartbeat path')
    const before = await hand.getAttribute('style')
    await settle(page, feed)
    expect(await hand.getAttribute('style')).not.toBe(before)
  })

  it('loads a new build at a calm moment and not before', async () => {
    feed.show(scene(3, [SUSPECTED]))
    const page = await openWall(browser, feed)
    feed.beat(1000, 'build-2')
    await page.getByText('update waits for calm').waitFor()
    const reloaded = page.waitForEvent('load')
    feed.show(scene(3))
    await reloaded
    await page.locator('.clock').waitFor()
    await settle(page, feed)
    expect(await page.locator('.notice').count()).toBe(0)
    expect(feed.queries).toHaveLength(2)
  })

  it('turns its pages while all is calm and stays when it is not', async () => {
    feed.show(scene(60))
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, timezoneId: 'Europe/Warsaw' })
    await page.clock.install()
    await page.goto(`${feed.url}?rotate=15`)
    const first = page.locator('article').first()
    const pageOf = (text: string) => page.locator('.notice', { hasText: text })
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        await settle(page, feed)
        await page.clock.runFor(1000)
      }
    }
    await pageOf('1/2').waitFor()
    const name = await first.textContent()
    await pass(15)
    await pageOf('2/2').waitFor()
    expect(await first.textContent()).not.toBe(name)

    feed.show(scene(60, [SUSPECTED]))
    await page.locator('.focus article[data-status=suspected]').waitFor()
    await pass(31)
    expect(await page.locator('.focus article').count()).toBe(1)
    expect(await page.locator('.notice').count()).toBe(0)
    await page.close()
  })

  it('says what it cannot do and what it was not told rightly', async () => {
    const page = await openWall(browser, feed, 'sound=on&distence=3&distance=12&diagonal=43')
    const notices = await page.locator('.notice').allTextContents()
    expect(notices[0]).toMatch(/^sound (on|blocked)$/)
    expect(notices.slice(1)).toEqual(['readable up to 9.5 m', 'not understood: distence=3'])
  })

  it('teaches what to do while there are no brands', async () => {
    feed.show({ brands: [], sources: [], timeline: [], demo: true, history: false })
    const page = await openWall(browser, feed)
    expect(await page.locator('main').textContent()).toContain('No brands yet.')
    expect(await page.locator('.notice').allTextContents()).toEqual(['demo data, not real', 'history off'])
  })

  it('shows its name when asked which screen it is', async () => {
    const page = await openWall(browser, feed, 'screen=lobby')
    expect(feed.queries[0]?.get('screen')).toBe('lobby')
    feed.say({ type: 'command', action: 'identify', screen: 'lobby' })
    await page.locator('.identify', { hasText: 'lobby' }).waitFor()
  })

  it('knows how old its data is although its own clock is wrong', async () => {
    const page = await browser.newPage({ timezoneId: 'Europe/Warsaw' })
    await page.clock.install({ time: NOW - 86_400_000 })
    await page.goto(feed.url)
    await settle(page, feed)
    expect(await page.locator('article[data-trust=live]').count()).toBe(3)
  })
})
