import type { DescribeLinkResponse } from '@tocsin/shared/gen/tocsin/crisis/v1/DescribeLinkResponse.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type FakeGateway, startFakeGateway } from './fake-gateway.ts'
import { ok, problem } from './fake-routes.ts'
import { activeCrisis, HOUR, MINUTE, stepOf } from './fixtures.ts'
import { onPhone, TIME_ZONE } from './open-console.ts'
import { scene } from './scene.ts'

/** The public pages go by the device's own clock. */
const NOW = Date.now()

export const STEPS = [
  stepOf('facts', 'crisis-lead', 'anna', 'Collect what is known on the fact sheet', NOW - 4 * MINUTE),
  stepOf('hold', 'crisis-lead', 'anna', 'Check that the hold is enforced in every channel', NOW + 7 * MINUTE),
  { ...stepOf('brief', 'crisis-lead', 'anna', 'Send the word to all staff', NOW + HOUR), mustDo: false },
]

export const link = (more: Partial<DescribeLinkResponse> = {}): DescribeLinkResponse => ({
  crisisId: 'lumo-12',
  brandNames: ['Lumo'],
  personId: 'anna',
  personName: 'Anna Kowalska',
  phase: 'PHASE_ACTIVE',
  stageTitle: 'Stage one: contained',
  steps: STEPS,
  acknowledged: false,
  expiresAtMs: NOW + 24 * HOUR,
  drill: false,
  ...more,
})

const LONG = 'Zed Mobility & Transport Cooperative of the Northern Voivodeships'

const LINKS: Readonly<Record<string, DescribeLinkResponse>> = {
  good: link(),
  drill: link({ drill: true, phase: 'PHASE_SUSPECTED', stageTitle: 'Potential crisis', steps: [] }),
  seen: link({ acknowledged: true }),
  over: link({ phase: 'PHASE_CLOSED', steps: [] }),
  long: link({ brandNames: [LONG, 'Lumo'], personName: 'Aleksandra Wolska-Brzęczyszczykiewicz-Konstantynopolitańska' }),
}

const BRANDS = [
  { brandId: 'lumo', name: 'Lumo' },
  { brandId: 'zed', name: LONG },
]

/** Nobody is signed in; links and codes are known. */
export const startPublicGateway = async (): Promise<FakeGateway> => {
  const gateway = await startFakeGateway(scene({ session: undefined }))
  gateway.answer('GET', /^\/v1\/links\//, ({ path }) => {
    const found = LINKS[path.split('/').at(-1)!]
    return found ? ok(found) : problem(404, 'This link has expired.', 'Sign in to the console.', 'LINK_UNKNOWN')
  })
  gateway.answer('POST', /^\/v1\/links\/.*\/acknowledge$/, () => ok(activeCrisis({ steps: STEPS.slice(1) })))
  gateway.answer('GET', /^\/v1\/flag-codes\//, ({ path }) => {
    const code = path.split('/').at(-1)
    if (code === 'poster-one') return ok({ label: 'Staff of Lumo', brands: BRANDS.slice(0, 1) })
    if (code === 'poster-all') return ok({ label: 'All shops', brands: BRANDS })
    return problem(404, 'This code is not known.', 'Look at the poster again.', 'FLAG_CODE_UNKNOWN')
  })
  gateway.answer('POST', '/v1/flags', () => ok({ flagId: 'flag-4be1a3' }))
  return gateway
}

/** A public page on a phone, with its first heading. */
export const openPublic = async (
  browser: Browser,
  gateway: FakeGateway,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const page = await browser.newPage({ ...onPhone, timezoneId: TIME_ZONE, colorScheme: 'dark', ...options })
  page.setDefaultTimeout(10_000)
  await page.goto(gateway.url + path)
  await page.locator('h1').waitFor()
  return page
}
