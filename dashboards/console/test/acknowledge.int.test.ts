import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import type { FakeGateway } from './fake-gateway.ts'
import { problem } from './fake-routes.ts'
import { findingsOn, screens } from './findings.ts'
import { DESKTOP } from './open-console.ts'
import { openPublic, startPublicGateway } from './public-scenes.ts'

const BUTTON = 'I have seen it, I am on it'

describe.skipIf(whereChromiumIs() === undefined)('the page of a link', { timeout: 30_000 }, () => {
  let browser: Browser
  let gateway: FakeGateway
  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    gateway = await startPublicGateway()
    return () => gateway.stop()
  })
  afterAll(() => browser?.close())

  it('says what it is about and changes nothing by being opened', async () => {
    const page = await openPublic(browser, gateway, '/a/good')
    const words = await page.locator('body').textContent()
    for (const wanted of ['Lumo', 'active crisis', 'Stage one: contained', 'For Anna Kowalska', '4 min late'])
      expect(words).toContain(wanted)
    expect(await page.locator('.steps li').count()).toBe(3)
    await page.reload()
    await page.getByRole('button', { name: BUTTON }).waitFor()
    expect(gateway.commands).toEqual([])
    await page.close()
  })

  it('acknowledges once by a double click, and then leads to the room', async () => {
    const page = await openPublic(browser, gateway, '/a/good')
    await page.getByRole('button', { name: BUTTON }).dblclick()
    await page.getByRole('heading', { name: 'You are on it' }).waitFor()
    expect(gateway.commands.map(({ path }) => path)).toEqual(['/v1/links/good/acknowledge'])
    expect(await page.locator('.steps li').count()).toBe(2)
    expect(await page.getByRole('link', { name: 'Open the crisis room' }).getAttribute('href')).toBe(
      '/console/crises/lumo-12',
    )
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await page.close()
  })

  it('sends the same request again by itself when the answer is lost', async () => {
    const page = await openPublic(browser, gateway, '/a/good')
    let lost = true
    gateway.answer('POST', '/v1/links/good/acknowledge', () => (lost ? problem(503, 'The log is away.') : undefined))
    await page.getByRole('button', { name: BUTTON }).click()
    await page.getByText('No connection. It is not sent yet.').waitFor()
    lost = false
    await page.getByRole('button', { name: 'Send now' }).click()
    await page.getByRole('heading', { name: 'You are on it' }).waitFor()
    const ids = gateway.commands.map(({ body }) => body.requestId)
    expect(ids.length).toBeGreaterThanOrEqual(2)
    expect(new Set(ids).size).toBe(1)
    await page.close()
  })

  it('goes on once the gateway is back, without being touched', async () => {
    const page = await openPublic(browser, gateway, '/a/good')
    gateway.goAway()
    await page.getByRole('button', { name: BUTTON }).click()
    await page.getByText('No connection. It is not sent yet.').waitFor()
    gateway.comeBack()
    await page.getByRole('heading', { name: 'You are on it' }).waitFor()
    expect(gateway.commands).toHaveLength(1)
    await page.close()
  })

  it('shows which rule refused', async () => {
    const page = await openPublic(browser, gateway, '/a/good')
    gateway.refuse('/v1/links/good/acknowledge', 'NOT_ASKED', 'You are not asked any more.', 'Open the console.')
    await page.getByRole('button', { name: BUTTON }).click()
    await page.getByText('You are not asked any more.').waitFor()
    await page.getByText('Open the console.').waitFor()
    await page.close()
  })

  it.each([
    ['seen', 'You are on it', 'Open the crisis room'],
    ['over', 'There is nothing to acknowledge any more', 'Open the crisis room'],
    ['expired', 'This link does not work any more', 'Open the console'],
  ])('has no button for a link that is %s', async (token, heading, way) => {
    const page = await openPublic(browser, gateway, `/a/${token}`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.getByRole('link', { name: way }).waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    await page.close()
  })

  it.each(screens)('has no finding on a %s in %s', { timeout: 90_000 }, async (screen, colorScheme) => {
    const size = screen === 'phone' ? {} : { viewport: DESKTOP, isMobile: false, hasTouch: false }
    const page = await openPublic(browser, gateway, '/a/good', { ...size, colorScheme, bypassCSP: true })
    for (const path of ['good', 'drill', 'seen', 'over', 'expired', 'long', 'long?lang=en-XA']) {
      await page.goto(`${gateway.url}/a/${path}`)
      await page.locator('h1').waitFor()
      expect([path, ...(await findingsOn(page, screen === 'phone'))]).toEqual([path])
    }
    await page.close()
  })
})
