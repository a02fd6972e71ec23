import { describe, expect, it } from 'vitest'
import { whereChromiumIs } from '../../shared/test/browser.ts'
import { useRooms } from './open-room.ts'
import { closableRoom, recoveringRoom, roomScene } from './room-scene.ts'

describe.skipIf(whereChromiumIs() === undefined)('holds and the end of a crisis', { timeout: 30_000 }, () => {
  const open = useRooms()

  it('says plainly what is out already and what each connector did, the worst first', async () => {
    const { part } = await open()
    const holds = part('holds')
    await holds.getByText('2 posts already out', { exact: true }).waitFor()
    expect(await holds.locator('.connector-line .mark').allInnerTexts()).toEqual([
      'failed',
      'requested: a person must confirm',
      'partly: 2 of 4 held',
      'enforced',
    ])
    expect(await holds.locator('.post .mark').allInnerTexts()).toEqual(['already out', 'already out', 'held', 'held'])
    expect(await holds.locator('.instructions').textContent()).toContain('Pause the queue under Campaigns')
  })

  it('releases one post with a reason; the others stay held', async () => {
    const { part, sent } = await open()
    const post = part('holds').locator('.post', { hasText: 'Saturday quiz' })
    await post.getByRole('button', { name: 'Release: Saturday quiz' }).click()
    await post.getByRole('button', { name: 'Release this one post' }).click()
    await post.getByText('Say why in a few words').waitFor()
    await post.getByLabel('Reason').fill('It has nothing to do with the app')
    await post.getByRole('button', { name: 'Release this one post' }).click()
    await expect.poll(() => part('holds').locator('.post .mark').allInnerTexts()).toContain('released')
    expect(await part('holds').locator('.post[data-standing=held]').count()).toBe(1)
    expect(sent('/v1/holds/hold-22/release')).toMatchObject({ connector: 'planner', postId: 'p1' })
  })

  it('confirms by hand what was only requested, with how', async () => {
    const { part, sent } = await open()
    const newsletter = part('holds').locator('.connector', { hasText: 'Newsletter' })
    await newsletter.getByRole('button', { name: 'I paused it by hand: Newsletter' }).click()
    await newsletter.getByLabel('How it was paused').fill('Queue paused under Campaigns')
    await newsletter.getByRole('button', { name: 'Confirm that it is paused' }).click()
    await newsletter.getByText('enforced', { exact: true }).waitFor()
    expect(sent('/enforcements')).toMatchObject({
      enforcement: {
        connector: 'newsletter',
        state: 'ENFORCEMENT_STATE_ENFORCED',
        evidence: 'Queue paused under Campaigns',
      },
    })
  })

  it('ends a hold only after it has said that nothing goes out as a backlog', async () => {
    const { part, sent } = await open()
    await part('holds').getByRole('button', { name: 'End this hold' }).click()
    await part('holds').getByText('The 2 held posts stay held').waitFor()
    await part('holds').getByLabel('Reason').fill('It is over')
    await part('holds').getByRole('button', { name: 'End the hold, release nothing' }).click()
    await part('holds').getByText('nothing is on hold').waitFor()
    expect(sent('/release')).toMatchObject({ reason: 'It is over' })
    expect(sent('/release')).not.toHaveProperty('postId')
  })

  it('starts a hold on everything unless somebody narrows it', async () => {
    const { part, sent, gateway } = await open()
    const holds = part('holds')
    await holds.getByRole('button', { name: 'Start a hold' }).click()
    await holds.getByLabel('Norrbryggt').check()
    await holds.getByLabel('Reason').fill('They share the app')
    await holds.getByRole('button', { name: 'Put everything on hold' }).click()
    await expect.poll(() => sent('/v1/holds')).toMatchObject({ brandIds: ['lumo', 'norrbryggt'], crisisId: 'lumo-12' })
    expect(sent('/v1/holds')).not.toHaveProperty('scope')
    expect(Number(sent('/v1/holds')?.reviewByMs)).toBeGreaterThan(gateway.nowMs())

    await holds.getByRole('button', { name: 'Start a hold' }).click()
    await holds.getByLabel('Only some accounts').check()
    await holds.getByLabel('@lumo_pl').check()
    await holds.getByLabel('Reason').fill('Only Polish')
    await holds.getByRole('button', { name: 'Put 1 account on hold' }).click()
    await expect
      .poll(() => sent('/v1/holds')?.scope)
      .toEqual({ kind: 'HOLD_SCOPE_KIND_ACCOUNTS', accounts: ['@lumo_pl'] })
  })

  it('lists what is missing before a crisis can be closed; shows what refuses it; closes it when nothing is left', async () => {
    const { gateway, part, sent } = await open(roomScene(recoveringRoom()))
    const ending = part('ending')
    expect(await ending.locator('.missing-list li').allInnerTexts()).toEqual([
      expect.stringContaining('Check that the hold is enforced'),
      'End the hold: The app is down after the update',
      'Remove the cause: Release 8.2 calls a service that was switched off (Eva Lindqvist)',
    ])
    gateway.sayCrisis(closableRoom())
    await expect.poll(() => ending.locator('.missing-list').count()).toBe(0)
    await ending.getByRole('button', { name: 'Close the crisis' }).click()
    gateway.refuse(/close$/, 'HOLD_STILL_ON', 'Publishing is still on hold (hold-31): release it first.')
    await ending.getByLabel('Reason').fill('All quiet since the fix')
    await ending.getByRole('button', { name: 'Close and open the review' }).click()
    await ending.getByText('HOLD_STILL_ON').waitFor()
    await ending.getByRole('button', { name: 'Close and open the review' }).click()
    await part('ending').getByLabel('What was learned').fill('Release on Mondays only')
    expect(sent('/close')).toMatchObject({ reason: 'All quiet since the fix' })
    await part('ending').getByRole('button', { name: 'Complete the review' }).click()
    await part('ending').locator('.said-text', { hasText: 'Release on Mondays only' }).waitFor()
    await part('ending').getByRole('button', { name: 'Re-open' }).waitFor()
  })

  it('adds a brand that is concerned too', async () => {
    const { page, part, sent } = await open()
    await part('ending').getByText('Another brand is concerned too').click()
    await part('ending').getByLabel('Which brand').selectOption('Kopi Pagi')
    await part('ending').getByRole('button', { name: 'Add this brand' }).click()
    await page.getByRole('heading', { level: 1, name: 'Lumo and Kopi Pagi' }).waitFor()
    expect(sent('/brands')).toMatchObject({ brandId: 'kopi-pagi' })
  })
})
