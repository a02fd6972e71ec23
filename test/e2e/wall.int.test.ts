import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, launchChromium } from '../support/browser.ts'
import { eventually, newFolder, type Running, removeFolder, startProgram } from '../support/standalone.ts'

const executable = findChromium()
if (!executable) console.warn('no Chromium in CHROMIUM or the path: the wall is not tried in a browser')

const shown = (page: Page): Promise<string> => page.evaluate('document.body.innerText') as Promise<string>

describe.skipIf(!executable)('the wall in front of the real program', () => {
  const data = newFolder()
  let browser: Browser
  let page: Page
  let running: Running

  beforeAll(async () => {
    running = await startProgram(['--data', data, '--scenario', 'crisis', '--speed', '3'])
    browser = await launchChromium(executable!)
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(running.wallUrl)
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    await running?.stop()
    removeFolder(data)
  })

  it('moves within 10 s of the start', async () => {
    await eventually('all three brands with a share', 10_000, async () => {
      const text = await shown(page)
      return ['Lumo', 'Norrbryggt', 'Kopi Pagi'].every(name => text.includes(name)) && /\d+\s*%/.test(text)
        ? text
        : undefined
    })
  })

  it('names the brand in trouble, by how much, and what it is about', async () => {
    const text = await eventually('a suspicion on the wall', 60_000, async () => {
      const now = await shown(page)
      return /suspected/i.test(now) ? now : undefined
    })
    expect(text).toMatch(/at least \d+\s*%/)
    expect(text).toMatch(/usual \d+\s*%/)
    expect(text).toContain('«')
  })

  it('says within seconds that the server is gone, and comes back by itself', async () => {
    const { port } = new URL(running.wallUrl)
    await running.kill()
    await page.waitForSelector('[role=alert]', { timeout: 10_000 })
    expect(await shown(page)).toMatch(/no connection since/i)
    running = await startProgram(['--data', data, '--scenario', 'crisis', '--speed', '3'], {
      TOCSIN_GATEWAY_PORT: port,
    })
    await eventually('the frame is gone', 30_000, async () =>
      /no connection since/i.test(await shown(page)) ? undefined : true,
    )
    expect(await shown(page)).toContain('Norrbryggt')
  })
})
