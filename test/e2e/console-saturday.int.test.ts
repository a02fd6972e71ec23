import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findChromium, launchChromium } from '../support/browser.ts'
import { type ConsoleHands, consoleHands, partOf } from '../support/console-hands.ts'
import { crisisPlan, DESK_SECRET } from '../support/crisis-plan.ts'
import { type CrisisProcess, startCrisisProcess } from '../support/crisis-process.ts'
import { startDesk } from '../support/desk.ts'
import { type Hands, playSaturday, SATURDAY_MS } from '../support/saturday.ts'
import { saturdayTimeline } from '../support/saturday-timeline.ts'
import { newFolder, removeFolder } from '../support/standalone.ts'

const executable = findChromium()
if (!executable) console.warn('no Chromium in CHROMIUM or the path: the Saturday is not played by the console')

/** Times as people in Warsaw read them: an hour ahead in the night, two from 03:00 on, which comes after 02:00. */
const inWarsaw = (line: string): string => {
  const hour = Number(line.slice(0, 2))
  return `${String((hour + (hour < 12 ? 2 : 1)) % 24).padStart(2, '0')}${line.slice(2)}`
}

/** In the page: every phase that it has shown, in the order in which it did. */
const WATCH = `window.phases = []
setInterval(() => {
  const shown = /\\b(suspected|active|recovering|review)\\b/i.exec(document.body.innerText)
  const phase = shown && shown[1].toLowerCase()
  if (phase && window.phases.at(-1) !== phase) window.phases.push(phase)
}, 50)`

/** Olle opens the link of the newest message to him, as it would be in his mail. Whatever looks at it before him changes nothing. */
const acknowledgeByLink = async (hands: ConsoleHands, baseUrl: string): Promise<void> => {
  const page = await hands.pageOf('olle')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Lumo: acknowledge' }).click()
  const link = page.getByRole('link', { name: 'Open its link, as Olle would' })
  const address = new URL((await link.getAttribute('href')) ?? '', baseUrl)
  for (const path of [address.pathname, address.pathname.replace('/a/', '/v1/links/')])
    expect((await fetch(new URL(path, baseUrl))).status).toBe(200)
  const opened = page.waitForEvent('popup')
  await link.click()
  const letter = await opened
  await letter.getByRole('button', { name: 'I have seen it, I am on it' }).click()
  await letter.getByRole('heading', { name: 'You are on it' }).waitFor()
  await letter.close()
  await (await hands.roomOf('olle')).getByText('You acknowledged').waitFor()
}

describe.skipIf(!executable)('a Saturday night by the console alone', () => {
  let browser: Browser
  let folder: string
  let desk: Awaited<ReturnType<typeof startDesk>>
  let host: CrisisProcess | undefined
  let hands: ConsoleHands | undefined
  beforeAll(async () => {
    browser = await launchChromium(executable!)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    folder = newFolder()
    desk = await startDesk(DESK_SECRET, () => host?.nowMs() ?? SATURDAY_MS)
  })
  afterEach(async () => {
    await hands?.leave()
    await host?.stop()
    await desk.stop()
    removeFolder(folder)
  })
  const start = async (fatalEvents: readonly string[] = []) => {
    const plan = crisisPlan(desk.url)
    const settings = { dataDir: join(folder, 'data'), startMs: SATURDAY_MS, plan, fatalEvents, gateway: true }
    host = await startCrisisProcess(settings)
    hands = consoleHands(browser, host.baseUrl)
    return { host, hands }
  }

  it('runs to its review; pages show why, what is out already, and each phase on the wall; one acknowledges by link', async () => {
    const { host, hands } = await start()
    const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await wall.goto(`${host.baseUrl}/wall`)
    await wall.evaluate(WATCH)
    const watched: Hands = {
      ...hands,
      async confirm(...decision) {
        const page = await hands.pageOf('anna')
        await page.getByText('214 of the last 380 mentions of Lumo are negative').first().waitFor()
        await hands.confirm(...decision)
      },
      async acknowledge(person) {
        await (person === 'olle' ? acknowledgeByLink(hands, host.baseUrl) : hands.acknowledge(person))
      },
      async happened(kind, times) {
        await hands.happened(kind, times)
        if (kind !== 'enforcementReported' || times !== undefined) return
        const holds = await partOf(await hands.roomOf('anna'), 'Holds')
        await holds.getByText('1 post already out', { exact: true }).waitFor()
        await holds.getByText('partly: 1 of 2 held').waitFor()
      },
    }
    await playSaturday(host, watched)
    const expected = saturdayTimeline('console').map(inWarsaw)
    expect(await hands.timeline()).toEqual(
      expected.map(line => line.replace('Olle acknowledged by console', 'Olle acknowledged by link')),
    )
    const phases = () => wall.evaluate('window.phases') as Promise<string[]>
    await expect.poll(phases, { timeout: 10_000 }).toEqual(['suspected', 'active', 'recovering', 'review'])
    await wall.close()
  }, 240_000)

  it('killed with -9 under open pages: they come back by themselves, nothing typed is lost, and it ends the same', async () => {
    const { host, hands } = await start(['confirmed', 'updatePosted', 'recoveryStarted'])
    await playSaturday(host, hands)
    expect(await hands.timeline()).toEqual(saturdayTimeline('console').map(inWarsaw))
    expect(host.deaths()).toBe(3)
  }, 240_000)
})
