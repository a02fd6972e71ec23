import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import type { FakeGateway } from './fake-gateway.ts'
import { problem } from './fake-routes.ts'
import { findingsOn, screens } from './findings.ts'
import { DESKTOP } from './open-console.ts'
import { openPublic, startPublicGateway } from './public-scenes.ts'

const SEND = 'Tell the people on duty'
const NOTE = 'What did you see?'

describe.skipIf(whereChromiumIs() === undefined)('the flag page', { timeout: 30_000 }, () => {
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

  it('takes a code, a brand, words and a link, and says what happens next', async () => {
    const page = await openPublic(browser, gateway, '/flag')
    await page.getByLabel('Code').fill('https://tocsin.example/flag/poster-all')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Lumo', { exact: true }).check()
    await page.getByLabel(NOTE).fill('People say that the app ate their money.')
    await page.getByLabel('Link to a post or page').fill('https://social.example/1')
    expect(new URL(page.url()).pathname).toBe('/flag/poster-all')
    await page.getByRole('button', { name: SEND }).dblclick()
    await page.getByRole('heading', { name: 'Thank you. It has arrived.' }).waitFor()
    await page.getByText('The people on duty for Lumo are asked at once').waitFor()
    expect(gateway.commands).toEqual([
      {
        path: '/v1/flags',
        body: {
          requestId: expect.any(String),
          brandId: 'lumo',
          note: 'People say that the app ate their money.\n\nhttps://social.example/1',
          code: 'poster-all',
        },
      },
    ])
    await page.getByRole('button', { name: 'Tell about something else' }).click()
    expect(await page.getByLabel(NOTE).inputValue()).toBe('')
    await page.close()
  })

  it('says what is missing, and sends nothing', async () => {
    const page = await openPublic(browser, gateway, '/flag/poster-all')
    await page.getByRole('button', { name: SEND }).click()
    await page.getByText('Choose the brand.').waitFor()
    await page.getByText('Write a few words, or add a link.').waitFor()
    await page.getByLabel('Lumo', { exact: true }).check()
    await page.getByLabel(NOTE).fill('x'.repeat(2_003))
    await page.getByText('3 characters too many').waitFor()
    await page.getByRole('button', { name: SEND }).click()
    expect(gateway.commands).toEqual([])
    await page.close()
  })

  it('lets a code that is not known be corrected', async () => {
    const page = await openPublic(browser, gateway, '/flag/poster-al')
    await page.getByText('This code is not known.').waitFor()
    await page.getByLabel('Code').fill('poster-one')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('About Lumo').waitFor()
    await page.close()
  })

  it('keeps the words when nothing is heard, over a reload too, and sends the same request again', async () => {
    const page = await openPublic(browser, gateway, '/flag/poster-one')
    await page.getByLabel(NOTE).fill('The queue is around the corner.')
    let lost = true
    gateway.answer('POST', '/v1/flags', () => (lost ? problem(503, '') : undefined))
    await page.getByRole('button', { name: SEND }).click()
    await page.getByText('It is not sent yet').waitFor()
    lost = false
    await page.getByRole('button', { name: SEND }).click()
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect(new Set(gateway.commands.map(({ body }) => body.requestId)).size).toBe(1)
    await page.getByRole('button', { name: 'Tell about something else' }).click()
    await page.getByLabel(NOTE).fill('And it grows.')
    await page.reload()
    await expect.poll(() => page.getByLabel(NOTE).inputValue()).toBe('And it grows.')
    await page.close()
  })

  it('shows why it was refused, with the words kept', async () => {
    const page = await openPublic(browser, gateway, '/flag/poster-one')
    await page.getByLabel(NOTE).fill('The queue is around the corner.')
    gateway.refuse('/v1/flags', 'FLAG_CODE_UNKNOWN', 'This code was replaced today.', 'Look for the new poster.')
    await page.getByRole('button', { name: SEND }).click()
    await page.getByText('This code was replaced today.').waitFor()
    expect(await page.getByLabel(NOTE).inputValue()).toBe('The queue is around the corner.')
    await page.close()
  })

  it('tries again by a button when the code cannot be looked up', async () => {
    let lost = true
    gateway.answer('GET', '/v1/flag-codes/poster-one', () => (lost ? problem(503, '') : undefined))
    const page = await openPublic(browser, gateway, '/flag/poster-one')
    await page.getByRole('heading', { name: 'No connection to the server' }).waitFor()
    lost = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('About Lumo').waitFor()
    await page.close()
  })

  it.each(screens)('has no finding on a %s in %s', { timeout: 90_000 }, async (screen, colorScheme) => {
    const size = screen === 'phone' ? {} : { viewport: DESKTOP, isMobile: false, hasTouch: false }
    const page = await openPublic(browser, gateway, '/flag', { ...size, colorScheme, bypassCSP: true })
    for (const path of ['', '/unknown', '/poster-one', '/poster-all', '/poster-all?lang=en-XA']) {
      await page.goto(`${gateway.url}/flag${path}`)
      await page.locator('h1').waitFor()
      if (path.startsWith('/poster')) await page.locator('button.large').click()
      expect([path, ...(await findingsOn(page, screen === 'phone'))]).toEqual([path])
    }
    await page.close()
  })
})
