import { describe, expect, it } from 'vitest'
import { whereChromiumIs } from '../../shared/test/browser.ts'
import { onPhone } from './open-console.ts'
import { useRooms } from './open-room.ts'
import { hold, roomCrisis, roomScene } from './room-scene.ts'

describe.skipIf(whereChromiumIs() === undefined)('what a person does in a room', { timeout: 30_000 }, () => {
  const open = useRooms()

  it.each([
    ['a desktop', {}],
    ['a phone', onPhone],
  ])('acknowledges on %s, at once in sight, and the focus stays there', async (_where, options) => {
    const { page, part, button, sent } = await open(roomScene(), options)
    const acknowledge = button('Acknowledge: I am on it')
    expect((await acknowledge.boundingBox())!.y).toBeLessThan(800)
    await acknowledge.focus()
    await page.keyboard.press('Enter')
    await part('mine').getByText('You acknowledged').waitFor()
    expect(sent('/acknowledge')?.requestId).toMatch(/\S{8}/)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('acknowledge')
  })

  it('takes a step, then does it with a note', async () => {
    const { part, sent } = await open()
    const step = part('mine').locator('.step', { hasText: 'Send the word to all staff' })
    await step.getByRole('button', { name: /^Take it/ }).click()
    await step.getByText('taken', { exact: true }).waitFor()
    await step.getByRole('button', { name: /^Done/ }).click()
    await step.getByLabel('What was done').fill('Sent by mail at 23:41')
    await step.getByRole('button', { name: 'Mark as done' }).click()
    await part('mine').getByText('1 finished step').waitFor()
    expect(sent('/steps/brief-staff%401/complete')).toMatchObject({ note: 'Sent by mail at 23:41', blocked: false })
  })

  it('asks for the reason before a step is blocked, and sends nothing without it', async () => {
    const { gateway, part, sent } = await open()
    const step = part('mine').locator('.step', { hasText: 'Check that the hold is enforced' })
    await step.getByRole('button', { name: /^Cannot be done/ }).click()
    await step.getByRole('button', { name: 'Mark as blocked' }).click()
    await step.getByText('Say what blocks it').waitFor()
    expect(gateway.commands).toEqual([])
    await step.getByLabel('What blocks it').fill('No login for the shop')
    await step.getByRole('button', { name: 'Mark as blocked' }).click()
    await part('mine').getByText('1 finished step').waitFor()
    expect(sent('/complete')).toMatchObject({ note: 'No login for the shop', blocked: true })
  })

  it('goes up a stage only after it has said what that brings', async () => {
    const { part, sent } = await open()
    const ladder = part('stages')
    await ladder.getByRole('button', { name: 'Go up to: Stage two: serious' }).click()
    const brings = ladder.locator('.brings')
    await brings.getByText('Must acknowledge, also who did before: you (Crisis lead), Maria Wiśniewska').waitFor()
    expect(await brings.textContent()).toContain('Call the editors who asked')
    expect(await brings.textContent()).toContain('A new hold starts on everything.')
    await ladder.getByLabel('Reason').fill('A newspaper asks')
    await ladder.getByRole('button', { name: 'Enter: Stage two: serious' }).click()
    await ladder.locator('.rung[data-position=current]', { hasText: 'Stage two' }).waitFor()
    expect(sent('/stage')).toMatchObject({ stageId: 'two', reason: 'A newspaper asks' })
  })

  it('hands a role over to somebody who is qualified', async () => {
    const { part, sent } = await open()
    const roles = part('roles')
    await roles.getByRole('button', { name: 'Hand over: Crisis lead' }).click()
    expect(await roles.getByLabel('Who takes it').locator('option').allInnerTexts()).toEqual([
      'Choose a person',
      'Jan Nowak',
      'Budi Santoso',
    ])
    await roles.getByLabel('Reason').fill('I go to bed')
    await roles.getByRole('button', { name: 'Hand over this role' }).click()
    await roles.getByText('Choose who takes the role.').waitFor()
    await roles.getByLabel('Who takes it').selectOption('Jan Nowak')
    await roles.getByRole('button', { name: 'Hand over this role' }).click()
    await roles.getByText('I go to bed · next').waitFor()
    expect(sent('/roles')).toMatchObject({ roleId: 'crisis-lead', personId: 'jan', reason: 'I go to bed' })
  })

  it('asks an expert and answers what waits for me', async () => {
    const { part, sent } = await open()
    await part('facts').getByText('Ask an expert').click()
    await part('facts').getByLabel('Question').fill('How many phones are concerned?')
    await part('facts').getByRole('button', { name: 'Ask the expert' }).click()
    await part('facts').getByText('Choose what the question is about').waitFor()
    await part('facts').getByLabel('What it is about').selectOption('app releases')
    await part('facts').getByRole('button', { name: 'Ask the expert' }).click()
    await part('facts').locator('.question', { hasText: 'How many phones' }).waitFor()
    expect(sent('/questions')).toMatchObject({ subject: 'app releases', text: 'How many phones are concerned?' })

    await part('mine')
      .getByRole('button', { name: /^Answer/ })
      .click()
    await part('mine').getByLabel('The fact').fill('No, only above 10 000 people.')
    await part('mine').getByRole('button', { name: 'Put it on the fact sheet' }).click()
    await part('facts').locator('.said-text', { hasText: 'only above 10 000' }).waitFor()
    expect(sent('/questions/question-27/answer')).toMatchObject({ fact: 'No, only above 10 000 people.' })
  })

  it('keeps the update when it is refused, says which rule, and posts it when it may', async () => {
    const { gateway, page, part } = await open()
    gateway.refuse(
      /updates$/,
      'NOT_IN_TEAM',
      'Only the team of lumo-12 may do this.',
      'A manager can assign you a role.',
    )
    const box = part('updates').getByLabel('Update for the team')
    await box.fill('The fix is in the store')
    await part('updates').getByRole('button', { name: 'Post the update' }).click()
    const problem = part('updates').getByRole('alert')
    await problem.getByText('NOT_IN_TEAM').waitFor()
    expect(await problem.textContent()).toContain('A manager can assign you a role.')
    expect(await box.inputValue()).toBe('The fix is in the store')
    await page.reload()
    await expect.poll(() => box.inputValue()).toBe('The fix is in the store')
    await part('updates').getByRole('button', { name: 'Post the update' }).click()
    await expect.poll(() => box.inputValue()).toBe('')
  })

  it('names the cause with who removes it, and says later that it is gone', async () => {
    const { part, sent } = await open()
    const cause = part('cause')
    await cause.getByRole('button', { name: 'Name the cause' }).click()
    await cause.getByLabel('The cause').fill('Release 8.2 calls a service that is off')
    await cause.getByLabel('Who removes it').selectOption('Eva Lindqvist')
    await cause.getByRole('button', { name: 'Name this cause' }).click()
    await cause.getByRole('button', { name: 'It is removed' }).click()
    expect(sent('/cause')).toMatchObject({ ownerId: 'eva', removed: false })
    await cause.getByLabel('How it was removed').fill('8.3 is in the store')
    await cause.getByRole('button', { name: 'Say that it is removed' }).click()
    await cause.getByText('Removed (Eva Lindqvist)').waitFor()
    expect(sent('/cause')).toMatchObject({ text: '8.3 is in the store', removed: true })
  })

  it('sends one notification again that was given up', async () => {
    const { part, sent } = await open(roomScene(roomCrisis({ holds: [hold()] })))
    await part('messages')
      .getByRole('button', { name: /^Send again/ })
      .click()
    await expect.poll(() => sent('/resend')?.idempotencyKey).toBe('lumo-12/entry-1/jan/phone/12')
  })
})
