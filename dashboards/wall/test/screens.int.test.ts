import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import { faultsOnScreen } from './browser-faults.ts'
import { type Feed, startFeed } from './feed.ts'
import { openWall, settle } from './open-wall.ts'
import { FLOOD, longNames, NOW, type Scene, SUSPECTED, scene, source, WATCH } from './scenes.ts'

const SCREENS = [
  [1920, 1080],
  [3840, 2160],
  [1080, 1920],
  [3840, 1080],
] as const
const STALE = { dataAsOfMs: NOW - 6 * 60_000 }
const SILENT = {
  sources: [source('Webhook'), source('Mastodon', 'silent', 840_000), source('RSS', 'failed', 9_000_000)],
  demo: true,
}
const BLIND = { blindSources: ['Mastodon', 'RSS'] }
const MANY = [
  SUSPECTED,
  WATCH,
  { ...SUSPECTED, ...STALE },
  { phase: 'active', share: 0.71 },
  { phase: 'recovering' },
] as const

const SCENES: readonly (readonly [name: string, scene: Scene])[] = [
  ...[1, 12, 60].map(count => [`${count} calm`, scene(count)] as const),
  ...[1, 12, 60].map(count => [`${count} with long names, one suspected`, longNames(count, [SUSPECTED])] as const),
  ['copied posts in four languages', scene(12, [FLOOD, WATCH])],
  ['2 calm', scene(2)],
  ['3 watched', scene(3, [WATCH, { ...WATCH, ...BLIND }, STALE], SILENT)],
  ['12 with long names, two suspected', longNames(12, [SUSPECTED, { ...SUSPECTED, ...STALE, ...BLIND }])],
  ['60 with long names, five to rank', longNames(60, MANY)],
  ['12 in doubt', scene(12, [STALE, BLIND, { ...WATCH, ...STALE }, { empty: true }, { ...BLIND, ...WATCH }], SILENT)],
  ['none', { brands: [], sources: [], timeline: [] }],
]

describe.skipIf(whereChromiumIs() === undefined)('the wall on every screen', { timeout: 30_000 }, () => {
  let browser: Browser
  let feed: Feed
  beforeAll(async () => {
    browser = await openBrowser()
    feed = await startFeed(SCENES[0]![1])
  })
  afterAll(async () => {
    await browser?.close()
    await feed?.stop()
  })

  const faultsOf = async (query: string, screens: readonly (typeof SCREENS)[number][], scenes = SCENES) => {
    const page = await openWall(browser, feed, query)
    const faults: string[] = []
    for (const [width, height] of screens) {
      await page.setViewportSize({ width, height })
      for (const [name, shown] of scenes) {
        feed.show(shown)
        await settle(page, feed)
        const found = await page.evaluate(faultsOnScreen)
        faults.push(...found.map(fault => `${query} ${width}×${height}, ${name}: ${fault}`))
      }
    }
    await page.close()
    return faults
  }

  it('needs no scrolling, cuts nothing and has no text below 16 arc minutes', async () => {
    expect(await faultsOf('', SCREENS)).toEqual([])
  })

  it.each(['distance=2', 'distance=8'])('%s holds too', async query => {
    expect(await faultsOf(query, [SCREENS[0]])).toEqual([])
  })

  it('has its picture from 12 m', async () => {
    expect(await faultsOf('distance=12', [SCREENS[0]], SCENES.slice(0, 6))).toEqual([])
  })

  it('has room for a language 40 % longer', async () => {
    expect(await faultsOf('lang=en-XA', [SCREENS[0], SCREENS[2]])).toEqual([])
  })
})
