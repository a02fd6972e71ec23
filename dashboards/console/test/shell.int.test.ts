import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import { type FakeGateway, startFakeGateway } from './fake-gateway.ts'
import { crisis, session } from './fixtures.ts'
import { onPhone, openConsole } from './open-console.ts'
import { scene } from './scene.ts'

describe.skipIf(whereChromiumIs() === undefined)('the shell', { timeout: 40_000 }, () => {
  let browser: Browser
  let gateway: FakeGateway
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })
  beforeEach(async () => {
    gateway = await startFakeGateway(scene())
    return () => gateway.stop()
  })
  const open = (path = '/console', options = {}) => openConsole(browser, gateway, path, options)

  it('asks for a token, says what is wrong with one, and opens with a good one', async () => {
    gateway.scene = { ...gateway.scene, session: undefined }
    const page = await open()
    await page.getByLabel('Token').fill('nonsense')
    await page.keyboard.press('Enter')
    await page.getByText('This token is not known.').waitFor()
    await page.getByLabel('Token').fill('good-token')
    gateway.scene = { ...gateway.scene, session: session() }
    await page.keyboard.press('Enter')
    await page.getByRole('banner').getByText('Anna Kowalska').waitFor()
    await page.close()
  })

  it('needs no token where none is asked for, and says who one acts as', async () => {
    gateway.scene = { ...gateway.scene, session: session({ open: true, role: 'admin' }) }
    const page = await open()
    await page.getByText('acting as Anna Kowalska').waitFor()
    expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0)
    await page.close()
  })

  it('returns to the sign-in when the session ends, and keeps what was typed', async () => {
    const page = await open('/console/crises/lumo-12')
    await page.keyboard.press('d')
    await page.getByLabel('Reason').fill('Kept')
    gateway.answer('POST', /decline$/, () => ({ status: 401, body: { detail: 'Nobody is signed in.' } }))
    await page.getByRole('button', { name: /^Decline and/ }).click()
    await page.getByLabel('Token').fill('good-token')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Decline/ }).click()
    expect(await page.getByLabel('Reason').inputValue()).toBe('Kept')
    await page.close()
  })

  it('goes by keys, lists them, and leaves a person who types alone', async () => {
    gateway.scene = { ...gateway.scene, crises: [crisis(), crisis({ crisisId: 'lumo-13' })] }
    const page = await open()
    await page.locator('[data-item]').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain('lumo-13')
    await page.keyboard.press('k')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain('lumo-12')
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL('**/console/crises')
    await page.keyboard.press('?')
    const help = page.getByRole('dialog')
    await help.getByText('List the keys').waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.waitForURL('**/console')
    await page.goto(`${gateway.url}/console/crises/lumo-12`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('d')
    await page.getByLabel('Reason').fill('')
    await page.getByLabel('Reason').pressSequentially('gc?')
    expect(await page.getByLabel('Reason').inputValue()).toBe('gc?')
    await page.close()
  })

  it('never lets old figures look like now: says since when, tries for ever, and takes what happened', async () => {
    const quiet = gateway.keepBeating()
    const page = await open()
    await page.getByText('Decide: is this a crisis?').waitFor()
    gateway.goAway()
    await page.getByText(/No connection since \d\d:\d\d CET/).waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset.link)).toBe('away')
    gateway.scene = { ...gateway.scene, crises: [] }
    gateway.comeBack()
    await page.getByText('Nothing waits for you.').waitFor()
    await page.getByText(/No connection since/).waitFor({ state: 'detached' })
    quiet()
    await page.close()
  })

  it('says since when decisions are not heard of, though figures are', async () => {
    const quiet = gateway.keepBeating()
    gateway.scene = {
      ...gateway.scene,
      notice: { ...gateway.scene.notice, crisesAwaySinceMs: gateway.nowMs() - 300_000 },
    }
    const page = await open()
    await page.getByText('Decisions not heard of since 23:35 CET.').waitFor()
    quiet()
    await page.close()
  })

  it('shows what happens elsewhere by itself, and counts it', async () => {
    gateway.scene = { ...gateway.scene, crises: [] }
    const page = await open()
    await page.getByText('Nothing waits for you.').waitFor()
    gateway.sayCrisis(crisis())
    await page.getByRole('heading', { name: '1 thing needs you' }).waitFor()
    expect(await page.getByRole('navigation').getByText('1 waits for you').count()).toBeGreaterThan(0)
    await page.close()
  })

  it('has its places in reach of a thumb', async () => {
    const page = await open('/console', onPhone)
    const nav = page.getByRole('navigation', { name: 'Places' })
    await nav.getByRole('link', { name: 'Crises' }).tap()
    await page.waitForURL('**/console/crises')
    await nav.getByRole('button', { name: 'More' }).tap()
    await nav.getByRole('link', { name: 'Who is on' }).tap()
    await page.waitForURL('**/console/coverage')
    await page.close()
  })

  it('leads past the navigation first', async () => {
    const page = await open()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.close()
  })
})
