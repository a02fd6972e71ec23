import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import { type FakeGateway, startFakeGateway } from './fake-gateway.ts'
import { activeCrisis, crisis } from './fixtures.ts'
import { onPhone, openConsole } from './open-console.ts'
import { preview, scene } from './scene.ts'

const PATH = '/console/crises/lumo-12'
const REASON = 'The app is down after the update.'

describe.skipIf(whereChromiumIs() === undefined)('a decision', { timeout: 30_000 }, () => {
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
    const quiet = gateway.keepBeating()
    return async () => {
      quiet()
      await gateway.stop()
    }
  })
  const open = (path = PATH, options = {}) => openConsole(browser, gateway, path, options)

  it('is made with the keyboard alone, and says before what will happen', async () => {
    const page = await open()
    await page.keyboard.press('c')
    const kind = page.getByLabel('What kind of crisis is it?')
    await expect.poll(() => kind.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.type('Outage')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    const happens = page.locator('.what-happens')
    await happens.getByText('Holds everything in Content planner and Newsletter.').waitFor()
    expect(await happens.textContent()).toContain('Notifies 3 people: you, Maria Wiśniewska and Jan Nowak.')
    expect(await happens.textContent()).toContain('Must say that they are on it: you and Maria Wiśniewska.')
    for (let at = 0; at < 12 && (await page.evaluate(() => document.activeElement?.tagName)) !== 'TEXTAREA'; at++)
      await page.keyboard.press('Tab')
    await page.keyboard.type(REASON)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('main h1').getByText('Lumo').waitFor()
    await expect.poll(() => gateway.commands).toHaveLength(1)
    expect(gateway.commands[0]).toMatchObject({
      path: '/v1/crises/lumo-12/confirm',
      body: { scenarioId: 'outage', harm: { reputation: true, money: false, law: false }, reason: REASON },
    })
    expect(gateway.commands[0]?.body.requestId).toMatch(/^[0-9a-f-]{32,36}$/)
    await page.getByRole('button', { name: 'Confirm' }).waitFor({ state: 'detached' })
    await page.close()
  })

  it('is made by who reads what an employee saw', async () => {
    const flagNotes = [
      {
        flagId: 'flag-1',
        brandId: 'lumo',
        note: 'Smoke in the shop',
        raisedBy: 'jan',
        raisedAtMs: crisis().openedAtMs,
      },
    ]
    gateway.scene = { ...gateway.scene, crises: [crisis({ flagNotes })] }
    const page = await open()
    await page.locator('.why').getByText('Somebody of the firm saw: “Smoke in the shop”').waitFor()
    await page.close()
  })

  it('is a tap away on a phone, and may be declined for a while', async () => {
    const page = await open(PATH, onPhone)
    const confirm = page.getByRole('button', { name: /^Confirm/ })
    const box = (await confirm.boundingBox())!
    expect(box.height).toBeGreaterThanOrEqual(44)
    expect(box.y).toBeGreaterThan(844 / 2)
    await page.getByRole('button', { name: /^Decline/ }).tap()
    await page.getByLabel('Stay quiet for').selectOption({ label: '4 h' })
    await page.getByLabel('Reason').fill('A joke that many share.')
    await page.getByRole('button', { name: 'Decline and stay quiet for 4 h' }).tap()
    await expect
      .poll(() => gateway.commands)
      .toMatchObject([
        { path: '/v1/crises/lumo-12/decline', body: { reason: 'A joke that many share.', snoozeMs: 4 * 3_600_000 } },
      ])
    await page.close()
  })

  it('is not sent without a kind and a reason, and says what is missing', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await page.getByRole('button', { name: 'Confirm and hold posts' }).click()
    await page.getByText('Choose what kind of crisis it is.').waitFor()
    await page.getByText('Say why in a few words').waitFor()
    expect(gateway.commands).toEqual([])
    await page.close()
  })

  it('that is refused keeps what was typed and says which rule and who may', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await page.getByLabel('What kind of crisis is it?').selectOption('outage')
    await page.getByLabel('Reason').fill(REASON)
    gateway.refuse(/confirm$/, 'NOT_ASKED', 'Only Jan Nowak or a manager may decide about lumo-12.', 'Ask Jan Nowak.')
    await page.getByRole('button', { name: 'Confirm and hold all posts' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'Only Jan Nowak' })
    await alert.waitFor()
    expect(await alert.textContent()).toContain('NOT_ASKED')
    expect(await page.getByLabel('Reason').inputValue()).toBe(REASON)
    await page.reload()
    await page.getByRole('button', { name: /^Confirm/ }).click()
    expect(await page.getByLabel('Reason').inputValue()).toBe(REASON)
    expect(await page.getByLabel('What kind of crisis is it?').inputValue()).toBe('outage')
    await page.close()
  })

  it('whose outcome is unknown is tried again under the same id, a refused one under another', async () => {
    const page = await open()
    await page.keyboard.press('d')
    await page.getByLabel('Reason').fill('No.')
    let failures = 2
    gateway.answer('POST', /decline$/, () => {
      if (failures-- > 0)
        return { status: 503, body: { code: 'OUTCOME_UNKNOWN', detail: 'Not known yet.', fix: 'Ask again.' } }
      return undefined
    })
    const button = page.getByRole('button', { name: /^Decline and/ })
    for (const count of [1, 2, 3]) {
      await button.click()
      await expect.poll(() => gateway.commands.length).toBe(count)
    }
    expect(new Set(gateway.commands.map(({ body }) => body.requestId)).size).toBe(1)
    await page.close()
  })

  it('that somebody else makes meanwhile is told politely, and what was typed is given back', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await page.getByLabel('Reason').fill(REASON)
    gateway.sayCrisis(activeCrisis({ confirmedBy: ['jan'], seq: 40 }))
    const alert = page.getByRole('alert').filter({ hasText: 'This has been decided meanwhile' })
    await alert.waitFor()
    expect(await alert.textContent()).toContain('Confirmed by Jan Nowak.')
    expect(await alert.textContent()).toContain(REASON)
    expect(gateway.commands).toEqual([])
    await alert.getByRole('button').click()
    await alert.waitFor({ state: 'detached' })
    await page.close()
  })

  it('whose answer was lost, and which was made, is no surprise to who made it', async () => {
    const page = await open()
    await page.keyboard.press('c')
    await page.getByLabel('What kind of crisis is it?').selectOption('outage')
    await page.getByLabel('Reason').fill(REASON)
    const lost = { status: 503, body: { code: 'OUTCOME_UNKNOWN', detail: 'Not known yet.', fix: 'Ask again.' } }
    gateway.answer('POST', /confirm$/, () => lost)
    await page.getByRole('button', { name: 'Confirm and hold all posts' }).click()
    await page.getByText('Not known yet.').waitFor()
    gateway.sayCrisis(activeCrisis({ confirmedBy: ['anna'], seq: 40 }))
    await page.getByRole('heading', { name: 'My part' }).waitFor()
    expect(await page.getByText('This has been decided meanwhile').count()).toBe(0)
    await page.close()
  })

  it('by two says so before, and waits for the second after', async () => {
    gateway.scene = { ...gateway.scene, previews: { outage: preview({ needsSecondPerson: true }) } }
    gateway.answer('POST', /confirm$/, () => {
      const next = crisis({ firstConfirmer: 'anna', asked: ['jan'], seq: 21 })
      gateway.sayCrisis(next)
      return { status: 200, body: next }
    })
    const page = await open()
    await page.keyboard.press('c')
    await page.getByLabel('What kind of crisis is it?').selectOption('outage')
    await page.getByText('A second person must confirm too.').waitFor()
    await page.getByLabel('Reason').fill(REASON)
    await page.getByRole('button', { name: 'Confirm as the first of two' }).click()
    await page.getByText('Nothing is held before a second person confirms too.').waitFor()
    expect(await page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0)
    await page.close()
  })
})
