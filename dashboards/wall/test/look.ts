import { mkdirSync } from 'node:fs'
import { openBrowser } from '../../shared/test/browser.ts'
import { startFeed } from './feed.ts'
import { brand, FLOOD, longNames, NOW, type Scene, SUSPECTED, scene, source, WATCH } from './scenes.ts'

/** Takes a screenshot of each scene on each screen into reports/screens: `node test/look.ts [scene] [screen] [query]`. */
const [wantedScene = '', wantedScreen = '', query = ''] = process.argv.slice(2)
const SILENT = [
  source('Bluesky', 'live', 1000),
  source('Webhook', 'live', 4000),
  source('RSS', 'live', 120_000),
  source('Mastodon', 'silent', 840_000),
]
const STALE = { dataAsOfMs: NOW - 6 * 60_000 }

const SCENES: Record<string, Scene> = {
  calm: scene(12),
  calm1: scene(1),
  calm3: scene(3, [], { demo: true }),
  calm60: scene(60),
  watch: scene(12, [{}, WATCH]),
  watch3: scene(3, [{}, WATCH], { demo: true }),
  suspected: scene(12, [SUSPECTED, {}, WATCH]),
  suspected3: scene(3, [SUSPECTED], { demo: true }),
  flood: scene(12, [FLOOD, {}, WATCH]),
  flood3: scene(3, [FLOOD]),
  floods: scene(12, [FLOOD, SUSPECTED, FLOOD]),
  suspected60: scene(60, [{}, {}, {}, SUSPECTED, WATCH]),
  active: scene(12, [{ ...SUSPECTED, phase: 'active', share: 0.71 }]),
  louder: scene(3, [
    {
      ...SUSPECTED,
      crisis: { deadlineMs: NOW - 130_000, loudness: 2, waitsFor: 'Anna Kowalska, Bo Svensson, Citra Dewi' },
    },
  ]),
  recovering: scene(3, [
    { phase: 'recovering', share: 0.14, crisis: { hold: 'everything', waitsFor: '', acknowledged: 5 } },
    { phase: 'review', crisis: { stage: '' } },
  ]),
  away: scene(12, [{ ...SUSPECTED, phase: 'active', share: 0.71 }], { crisesAwaySinceMs: NOW - 120_000 }),
  two: scene(12, [SUSPECTED, {}, { ...SUSPECTED, share: 0.44, sinceMinutes: 4 }]),
  ranked: scene(12, [
    SUSPECTED,
    WATCH,
    { ...SUSPECTED, share: 0.44, sinceMinutes: 4 },
    { phase: 'active', share: 0.71 },
    { phase: 'recovering', share: 0.22 },
  ]),
  stale: scene(12, [STALE, {}, STALE, WATCH]),
  staleSuspected: scene(12, [{ ...SUSPECTED, ...STALE }, STALE]),
  blind: scene(12, [{ blindSources: ['Mastodon'] }, { blindSources: ['Bluesky', 'Mastodon', 'RSS', 'Webhook'] }], {
    sources: SILENT,
  }),
  nodata: {
    brands: [brand(0, { empty: true }), brand(1)],
    sources: [source('Bluesky', 'starting')],
    timeline: [],
    history: false,
  },
  empty: { brands: [], sources: [], timeline: [] },
  long: longNames(12, [SUSPECTED]),
  long60: longNames(60),
  sampled: scene(12, [{ ...SUSPECTED, sampledOneIn: 8 }, { sampledOneIn: 4 }, WATCH]),
  lost: scene(12, [SUSPECTED]),
}
const SCREENS: Record<string, [number, number]> = {
  hd: [1920, 1080],
  '4k': [3840, 2160],
  portrait: [1080, 1920],
  ultra: [3840, 1080],
}

const browser = await openBrowser()
const out = new URL('../reports/screens/', import.meta.url).pathname
mkdirSync(out, { recursive: true })
const wanted = (list: string, name: string) => list === '' || list.split(',').includes(name)
for (const [name, shown] of Object.entries(SCENES).filter(([one]) => wanted(wantedScene, one))) {
  const feed = await startFeed(shown)
  const quiet = feed.keepBeating()
  for (const [screen, [width, height]] of Object.entries(SCREENS).filter(([one]) => wanted(wantedScreen, one))) {
    const page = await browser.newPage({ viewport: { width, height }, timezoneId: 'Europe/Warsaw' })
    page.on('console', line => console.log(line.text()))
    page.on('pageerror', error => console.log(error.message))
    await page.goto(`${feed.url}?${query}`)
    await page.waitForSelector('article, .empty-title')
    await page.evaluate(async () => void (await document.fonts.ready))
    if (name === 'lost') {
      quiet()
      await page.waitForSelector('[role=alert]')
    }
    await page.waitForTimeout(250)
    await page.screenshot({ path: `${out}${name}-${screen}${query.includes('light') ? '-light' : ''}.png` })
    await page.close()
  }
  await feed.stop()
}
await browser.close()
