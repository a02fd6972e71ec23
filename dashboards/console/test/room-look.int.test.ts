import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { whereChromiumIs } from '../../shared/test/browser.ts'
import { onPhone } from './open-console.ts'
import { type OpenRoom, useRooms } from './open-room.ts'
import { faultsOnPage } from './page-faults.ts'
import { closableRoom, fullRoom, recoveringRoom, roomCrisis, roomScene } from './room-scene.ts'

const SCREENS = { desktop: {}, phone: onPhone }
const SCENES = {
  active: roomScene(),
  full: fullRoom(),
  recovering: roomScene(recoveringRoom()),
  closable: roomScene(closableRoom()),
  review: roomScene(roomCrisis({ phase: 'PHASE_REVIEW' })),
  empty: roomScene(
    roomCrisis({ steps: [], roles: [], acknowledgements: [], facts: [], holds: [], recoveryCriteria: [] }),
    { timelines: {}, notifications: [] },
  ),
}

/** Opens every part and every form of the room, so that all of it is looked at. */
const openEverything = async ({ page, part }: OpenRoom): Promise<void> => {
  const closed = page.locator('.room-section > h2 > button[aria-expanded=false]')
  while ((await closed.count()) > 0) await closed.first().click()
  for (const name of [/^Go up/, /^Hand over: Crisis/, /^End this hold/, /^Release: Saturday/, /^Start a hold/]) {
    const button = page.getByRole('button', { name }).first()
    if ((await button.count()) > 0) await button.click()
  }
  const done = part('mine').getByRole('button', { name: /^Done/ }).first()
  if ((await done.count()) > 0) await done.click()
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

describe.skipIf(whereChromiumIs() === undefined)('the look of a room', { timeout: 60_000 }, () => {
  const open = useRooms()

  it.each([
    ['desktop', 'dark'],
    ['desktop', 'light'],
    ['phone', 'dark'],
    ['phone', 'light'],
  ] as const)('axe finds nothing on a %s in %s, with every form open', async (screen, colorScheme) => {
    const room = await open(roomScene(), { ...SCREENS[screen], colorScheme, bypassCSP: true })
    await openEverything(room)
    await room.page.addScriptTag({ content: axe.source })
    const findings = await room.page.evaluate(async () =>
      (await window.axe.run(document)).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(one => one.html).join(' ')}`,
      ),
    )
    expect(findings).toEqual([])
  })

  describe.each(Object.keys(SCENES) as (keyof typeof SCENES)[])('%s', name => {
    it.each([
      ['desktop', ''],
      ['phone', ''],
      ['desktop', '?lang=en-XA'],
      ['phone', '?lang=en-XA'],
    ] as const)('fits a %s %s', async (screen, query) => {
      const room = await open(SCENES[name], SCREENS[screen], query)
      await openEverything(room)
      expect(await room.page.evaluate(faultsOnPage, screen === 'phone')).toEqual([])
    })
  })
})
