import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import type { FakeGateway } from './fake-gateway.ts'
import { ok, problem } from './fake-routes.ts'
import { openConsole } from './open-console.ts'
import { startPlanGateway } from './plan-gateway.ts'
import { fullPlan, planScene, SENT } from './plan-scenes.ts'

describe.skipIf(whereChromiumIs() === undefined)('pages about the plan', { timeout: 30_000 }, () => {
  let browser: Browser
  let gateway: FakeGateway
  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    gateway = await startPlanGateway()
    const quiet = gateway.keepBeating()
    return async () => {
      quiet()
      await gateway.stop()
    }
  })
  afterAll(() => browser?.close())

  it('who is on: says holes of the week first, with few calls', async () => {
    let calls = 0
    gateway.answer('GET', '/v1/coverage', () => {
      calls++
      return undefined
    })
    const page = await openConsole(browser, gateway, '/console/coverage')
    await page.getByText('Nobody holds Legal for Lumo').waitFor()
    expect(await page.locator('.holes li').textContent()).toMatch(/from Sun 03:00 CET until Sun 08:00 CET/)
    expect(await page.locator('main h2').first().textContent()).toBe('Holes')
    const lead = page.locator('.duty').first()
    expect(await lead.textContent()).toContain('Adam Kalina')
    expect(await lead.textContent()).toContain('until Sun 08:00 CET')
    expect(await lead.locator('.band-part').count()).toBeGreaterThan(10)
    expect(calls).toBeLessThan(40)
    await page.close()
  })

  it('who is on: answers for another moment, and goes back to now', async () => {
    const page = await openConsole(browser, gateway, '/console/coverage')
    await page.getByLabel('At another moment').fill('2026-11-29T04:00')
    await page.getByText('Nobody holds Legal for Lumo at that moment').waitFor()
    await page.getByRole('button', { name: 'Back to now' }).click()
    await page.getByText('Nobody holds Legal for Lumo at that moment').waitFor({ state: 'detached' })
    await page.close()
  })

  it('who is on: shows why it cannot be read, and reads it when asked again', async () => {
    let away = true
    gateway.answer('GET', '/v1/coverage', () => (away ? problem(503, 'No playbook was read yet.') : undefined))
    const page = await openConsole(browser, gateway, '/console/coverage')
    await page.getByText('No playbook was read yet.').waitFor()
    away = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.duty').first().waitFor()
    await page.close()
  })

  it('people: finds by role, tells untested contacts, and says what became of a test', async () => {
    gateway.answer('POST', '/v1/people/anna/test-notification', () =>
      ok({
        events: [
          { contactId: 'push', state: 'DELIVERY_STATE_DELIVERED', reason: 'kept in the inbox, not sent' },
          { contactId: 'mail', state: 'DELIVERY_STATE_DEAD', reason: '550 no such mailbox' },
        ],
      }),
    )
    const page = await openConsole(browser, gateway, '/console/people')
    await page.getByText('3 have a contact that was not tested').waitFor()
    await page.getByLabel('Find by name').fill('kowalska')
    await page.getByText('never tested').waitFor()
    expect(await page.locator('.person-card').count()).toBe(1)
    await page.getByRole('button', { name: 'Send a test to Anna Kowalska' }).click()
    await page.getByText('kept in the inbox of this machine, not sent').waitFor()
    expect(await page.locator('.test-outcome[data-lost]').textContent()).toBe('mail: not taken (550 no such mailbox)')
    expect(gateway.commands).toEqual([
      { path: '/v1/people/anna/test-notification', body: { requestId: expect.any(String) } },
    ])
    await page.close()
  })

  it('playbook: compares versions, and restores one by two clicks and a reason that stays when it is refused', async () => {
    const page = await openConsole(browser, gateway, '/console/playbook?part=versions')
    await page.locator('.diff').waitFor()
    expect(await page.locator('.diff-row[data-kind="added"] code').allTextContents()).toEqual([
      '    title: Crisis lead',
      '    people: [anna, jan, adam]',
    ])
    await page.getByLabel('From').selectOption('1')
    await page.locator('.diff-row[data-kind="removed"]', { hasText: 'people: [anna]' }).waitFor()
    await page.getByRole('button', { name: 'Restore version 2' }).click()
    const go = page.getByRole('button', { name: 'Make version 2 the plan' })
    await go.click()
    await page.getByText('Say why in a few words').waitFor()
    expect(gateway.commands).toEqual([])
    await page.getByLabel('Reason').fill('The new shifts are wrong')
    gateway.refuse('/v1/playbook/rollback', 'NOT_MANAGER', 'Only a manager may do this.')
    await go.click()
    await page.getByText('Only a manager may do this.').waitFor()
    expect(await page.getByLabel('Reason').inputValue()).toBe('The new shifts are wrong')
    await go.click()
    await go.waitFor({ state: 'detached' })
    const body = { toVersion: 2, reason: 'The new shifts are wrong', requestId: expect.any(String) }
    expect(gateway.commands.map(command => command.body)).toEqual([body, body])
    await page.close()
  })

  it('playbook: teaches how to begin while there is none', async () => {
    gateway.scene = planScene({ plan: { ...fullPlan(), version: 0 } })
    const page = await openConsole(browser, gateway, '/console/playbook')
    await page.getByText('npm run tocsin -- apply deploy/playbooks/demo').waitFor()
    await page.close()
  })

  it('inbox: says that nothing left, shows a message, and its link leads to a page of this gateway', async () => {
    const page = await openConsole(browser, gateway, '/console/inbox')
    await page.getByText('Nothing has left this machine.').waitFor()
    await page.getByLabel('Whose messages').selectOption('anna')
    expect(await page.locator('.message-row').count()).toBe(2)
    await page.getByRole('button', { name: 'Lumo: acknowledge' }).click()
    await page.getByText('Your steps: Collect what is known').waitFor()
    expect(await page.getByRole('link', { name: 'Open its link' }).getAttribute('href')).toBe('/a/token-of-anna')
    await page.close()
  })

  it('inbox: names what did not arrive, and sends it again', async () => {
    gateway.scene = planScene({ notifications: SENT })
    const page = await openConsole(browser, gateway, '/console/inbox')
    await page.getByText('1 message did not arrive.').waitFor()
    expect(await page.getByText('Nothing has left this machine.').count()).toBe(0)
    await page.getByRole('button', { name: 'Show them' }).click()
    await page.locator('.message-row').click()
    await page.getByText('550 no such mailbox').waitFor()
    await page.getByRole('button', { name: 'Send to Jan Nowak again' }).click()
    await expect.poll(() => gateway.commands).toHaveLength(1)
    expect(gateway.commands[0]).toEqual({
      path: '/v1/notifications/resend',
      body: { idempotencyKey: 's2', requestId: expect.any(String) },
    })
    await page.close()
  })

  it('settings: says what does not work, and keeps the theme that was chosen', async () => {
    const page = await openConsole(browser, gateway, '/console/settings')
    await page.getByText('Blind on Mastodon.').waitFor()
    await page.getByRole('row', { name: 'Polish 72 % of 253 23 % of 1,627' }).waitFor()
    await page
      .getByRole('row', { name: 'Indonesian not corrected: errs too often 54 % of 253 17 % of 1,627' })
      .waitFor()
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    const dark = await ground()
    await page.getByLabel('Theme').selectOption('light')
    const light = await ground()
    expect(light).not.toBe(dark)
    await page.reload()
    await page.getByText('Blind on Mastodon.').waitFor()
    expect(await ground()).toBe(light)
    await page.getByLabel('Theme').selectOption('system')
    expect(await ground()).toBe(dark)
    await page.close()
  })
})
