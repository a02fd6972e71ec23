import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, whereChromiumIs } from '../../shared/test/browser.ts'
import { findingsOn, screens } from './findings.ts'
import { NOW, person } from './fixtures.ts'
import { onPhone, openConsole } from './open-console.ts'
import { startPlanGateway } from './plan-gateway.ts'
import { fullPlan, message, planScene, SENT } from './plan-scenes.ts'
import type { Scene } from './scene.ts'

/** Each page, and what is there once it is complete. */
const PAGES = [
  ['coverage', '.duty-week'],
  ['people', '.person-card'],
  ['playbook', '.stage'],
  ['playbook?part=scenarios', '.scenarios'],
  ['playbook?part=policy', '.policy'],
  ['playbook?part=versions', '.diff'],
  ['inbox', '.message-row'],
  ['settings', '.scorer'],
] as const
const LONG = 'Aleksandra Wolska-Brzęczyszczykiewicz-Konstantynopolitańska of the Northern Voivodeships'

/** Everything is long, and there is much of it. */
const long = (): Scene => {
  const plan = fullPlan()
  const people = Array.from({ length: 40 }, (_, at) => person(`p${at}`, `${LONG} ${at}`))
  return planScene({
    plan: {
      ...plan,
      brands: plan.brands.map(brand => ({ ...brand, name: `${brand.name} ${LONG}` })),
      people: [...plan.people.map(one => ({ ...one, name: `${one.name} ${LONG}` })), ...people],
      stages: plan.stages.map(stage => ({ ...stage, title: `${stage.title} ${LONG}` })),
    },
    notifications: Array.from({ length: 100 }, (_, at) =>
      message(`m${at}`, `p${at % 40}`, { requested: { subject: `${LONG}: ${at}`, requestedAtMs: NOW - at * 1_000 } }),
    ),
  })
}

describe.skipIf(whereChromiumIs() === undefined)('the look of pages about the plan', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  const look = async (scene: Scene, query: string, [screen, colorScheme]: (typeof screens)[number]) => {
    const gateway = await startPlanGateway(scene)
    const options = { ...(screen === 'phone' && onPhone), colorScheme, bypassCSP: true }
    const page = await openConsole(browser, gateway, '/console/settings', options)
    const found: string[] = []
    for (const [path, complete] of PAGES) {
      await page.goto(`${gateway.url}/console/${path}${path.includes('?') ? '&' : '?'}${query}`)
      await page.locator(complete).first().waitFor()
      for (const finding of await findingsOn(page, screen === 'phone')) found.push(`${path}: ${finding}`)
    }
    await page.close()
    await gateway.stop()
    return found
  }

  it.each(screens)('has no finding on a %s in %s', async (...screen) => {
    expect(await look(planScene({ notifications: SENT }), '', screen)).toEqual([])
  })

  it.each([screens[2]])('holds words two fifths longer on a %s in %s', async (...screen) => {
    expect(await look(planScene(), 'lang=en-XA', screen)).toEqual([])
  })

  it.each([screens[1], screens[3]])('holds long names and a hundred messages on a %s in %s', async (...screen) => {
    expect(await look(long(), '', screen)).toEqual([])
  })
})
