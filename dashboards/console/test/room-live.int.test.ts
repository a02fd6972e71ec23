import { describe, expect, it } from 'vitest'
import { whereChromiumIs } from '../../shared/test/browser.ts'
import { onPhone } from './open-console.ts'
import { useRooms } from './open-room.ts'
import { entry } from './room-history.ts'
import { fullRoom, roomCrisis, roomScene, step } from './room-scene.ts'

describe.skipIf(whereChromiumIs() === undefined)('a room while things happen', { timeout: 30_000 }, () => {
  const open = useRooms()

  it('keeps the caret, the text and the scroll while others act', async () => {
    const { page, gateway, part } = await open()
    const box = part('updates').getByLabel('Update for the team')
    await box.fill('The fix comes tonight')
    await box.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(8, 8))
    const before = await page.evaluate(() => scrollY)
    gateway.sayEntry(entry(41, 'stepTaken', 'Jan Nowak took “Answer the first fifty comments”.', { actor: 'jan' }))
    gateway.sayCrisis(roomCrisis({ seq: 41, steps: [step('new@1', 'anna', { text: 'A step that just came' })] }))
    await part('mine').getByText('A step that just came').waitFor()
    await part('timeline').getByText('Jan Nowak took').waitFor()
    await page.keyboard.type('really ')
    expect(await box.inputValue()).toBe('The fix really comes tonight')
    expect(await page.evaluate(() => scrollY)).toBe(before)
  })

  it('says politely and once what others did, not what I did', async () => {
    const { page, gateway } = await open()
    const said = page.locator('[aria-live=polite]')
    gateway.sayEntry(entry(41, 'updatePosted', 'Update by Anna Kowalska: mine.'))
    gateway.sayEntry(entry(42, 'stepTaken', 'Jan Nowak took a step.', { actor: 'jan' }))
    gateway.sayEntry(entry(43, 'stepOverdue', 'A step is overdue.', { actor: 'timer' }))
    await expect
      .poll(() => said.textContent(), { timeout: 5_000 })
      .toBe('2 new in the timeline. The latest: A step is overdue.')
  })

  it('marks what is new in the timeline, and asks for what it missed after a break', async () => {
    const { gateway, part } = await open()
    await expect.poll(() => part('timeline').locator('.happened').count()).toBe(16)
    gateway.sayEntry(entry(41, 'stepTaken', 'Jan Nowak took a step.', { actor: 'jan' }))
    await part('timeline').locator('.happened[data-fresh]', { hasText: 'Jan Nowak took a step.' }).waitFor()
    const missed = entry(42, 'causeNamed', 'Cause: the release. Eva Lindqvist removes it.', { actor: 'eva' })
    const timeline = [...gateway.scene.timelines['lumo-12']!, missed]
    gateway.scene = { ...gateway.scene, timelines: { 'lumo-12': timeline } }
    gateway.saySnapshots()
    await part('timeline').getByText('Cause: the release.').waitFor()
  })

  it('filters the timeline by whose doing and kind, either end first', async () => {
    const { part } = await open()
    const timeline = part('timeline')
    const texts = (): Promise<string[]> => timeline.locator('.happened time').allInnerTexts()
    await timeline.getByRole('button', { name: 'Holds 2' }).click()
    expect(await texts()).toEqual(['23:24:00', '23:22:00'])
    await timeline.getByRole('button', { name: 'Oldest first' }).click()
    expect(await texts()).toEqual(['23:22:00', '23:24:00'])
    await timeline.getByLabel('Kind').selectOption('Hold started (1)')
    expect(await texts()).toEqual(['23:22:00'])
    await timeline.getByRole('button', { name: 'Machine 4' }).click()
    await timeline.getByText('Nothing in the timeline fits these filters.').waitFor()
  })

  it('shows 40 steps by person and 300 entries without a wait for the hand', async () => {
    const { page, part } = await open(fullRoom())
    await part('timeline').getByText('306 entries').waitFor()
    await part('timeline').getByRole('button', { name: 'Show all 306' }).click()
    await expect.poll(() => part('timeline').locator('.happened').count()).toBe(306)
    await part('steps')
      .getByRole('button', { name: /^Overdue/ })
      .click()
    expect(await part('steps').locator('.step').count()).toBe(8)
    await part('steps').getByRole('button', { name: /^All/ }).click()
    expect(await part('steps').locator('.step').count()).toBe(40)
    const box = part('updates').getByLabel('Update for the team')
    await box.focus()
    const typedInMs = await page.evaluate(async () => {
      const area = document.activeElement as HTMLTextAreaElement
      const start = performance.now()
      for (let at = 0; at < 20; at++) {
        area.value += 'x'
        area.dispatchEvent(new InputEvent('input', { bubbles: true }))
        await new Promise(requestAnimationFrame)
      }
      return (performance.now() - start) / 20
    })
    expect(typedInMs).toBeLessThan(100)
  })

  it('folds on a phone: what is closed keeps what was typed, and stays as it was over a reload', async () => {
    const { page, part, button } = await open(roomScene(), onPhone)
    expect(await part('updates').getByLabel('Update for the team').isVisible()).toBe(false)
    await button(/^Updates/).click()
    await part('updates').getByLabel('Update for the team').fill('Half a sentence')
    await button(/^Updates/).click()
    await page.reload()
    await button(/^Updates/).click()
    expect(await part('updates').getByLabel('Update for the team').inputValue()).toBe('Half a sentence')
  })

  it('goes by keys to the parts and along the steps', async () => {
    const { page, part } = await open()
    await page.keyboard.press('u')
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('section')?.id)).toBe('updates')
    await page.keyboard.type('must not jump')
    expect(await part('updates').getByLabel('Update for the team').inputValue()).toBe('must not jump')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('m')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Acknowledge: I am on it')
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('question')
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('step')
  })

  it('opens the part on a phone that a link leads to', async () => {
    const { page, part } = await open(roomScene(), onPhone)
    await page.getByRole('link', { name: /2 posts already out/ }).click()
    await part('holds').getByText('Content planner').waitFor()
  })
})
