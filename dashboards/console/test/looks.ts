import type { BrandState } from '@tocsin/shared/live/messages.ts'
import type { Page } from 'playwright-core'
import { brand, brandsAtNight, signal } from './brand-fixtures.ts'
import type { FakeGateway } from './fake-gateway.ts'
import { activeCrisis, crisis, MINUTE, NOW, person, plan, session } from './fixtures.ts'
import { type Scene, scene } from './scene.ts'

interface Look {
  readonly scene: Scene
  readonly path: string
  /** Leave out what is below the fold. */
  readonly whole?: boolean
  readonly act?: (page: Page, gateway: FakeGateway) => Promise<void>
}

/** What `look.ts` takes pictures of. */
const MANY = Array.from({ length: 40 }, (_, at) =>
  crisis({
    crisisId: `lumo-${at}`,
    brandIds: at % 3 === 0 ? ['kopi-pagi'] : ['lumo'],
    questionDeadlineMs: NOW + (at - 4) * MINUTE,
    drill: at % 7 === 6,
  }),
)
const WATCHED = [
  ...brandsAtNight().slice(0, 2),
  brand('kopi-pagi', 'Kopi Pagi', {
    phase: 'watch',
    share: 0.31,
    timeZone: 'Asia/Jakarta',
    signals: [
      signal('kopi-pagi/x', 'kopi-pagi', 'watch', '31 % of the mentions of Kopi Pagi are negative: usual 11 %.'),
    ],
  }),
  brand('zed', 'Zed Mobility & Transport Cooperative of the Northern Voivodeships', { dataAsOfMs: NOW - 6 * MINUTE }),
]

const LONG_NAME = 'Zjednoczone Przedsiębiorstwo Komunikacji Międzymiastowej Południe-Północ'
/** The same brand while overload thins what is counted. */
const sampled = (of: BrandState): BrandState => ({ ...of, window: of.window && { ...of.window, sampledOneIn: 8 } })
const LONG = scene({
  plan: plan({
    brands: [{ brandId: 'lumo', name: LONG_NAME, timeZone: 'Europe/Warsaw', languages: ['pl'] }],
    people: [person('jan', 'Jan Maria Wojciech Brzęczyszczykiewicz-Nadwiślański'), person('anna', 'Anna Kowalska')],
  }),
  crises: [crisis({ asked: ['jan', 'anna'], drill: true })],
  brands: [sampled(brand('lumo', LONG_NAME, { phase: 'suspected', share: 0.56, usual: 0.18 }))],
})

export const looks: Readonly<Record<string, Look>> = {
  'needs-me': {
    scene: scene({ crises: [crisis(), activeCrisis({ crisisId: 'kopi-4', brandIds: ['kopi-pagi'] })] }),
    path: '/console',
  },
  'needs-me-40': { scene: scene({ crises: MANY }), path: '/console' },
  'needs-me-none': { scene: scene({ crises: [] }), path: '/console' },
  decide: { scene: scene(), path: '/console/crises/lumo-12' },
  'decide-confirm': {
    scene: scene(),
    path: '/console/crises/lumo-12',
    act: async page => {
      await page.getByRole('button', { name: 'Confirm' }).first().click()
      await page.getByLabel('What kind of crisis is it?').selectOption('outage')
      await page.getByLabel('Reason').fill('The app is down after the update, people stand in the cold.')
      await page.getByText('Speaks for the brand').waitFor()
    },
  },
  'decide-decline': {
    scene: scene({ crises: [crisis({ asked: ['jan'], loudness: 2 })], session: session({ role: 'manager' }) }),
    path: '/console/crises/lumo-12',
    act: async page => page.getByRole('button', { name: 'Decline' }).first().click(),
  },
  'decide-long': { scene: LONG, path: '/console/crises/lumo-12' },
  away: {
    scene: scene(),
    path: '/console',
    act: async (page, gateway) => {
      gateway.goAway()
      await page.getByText('No connection since').waitFor()
    },
  },
  'crises-none': { scene: scene({ crises: [], brands: [] }), path: '/console/crises' },
  crises: {
    scene: scene({ crises: [...scene().crises, activeCrisis({ crisisId: 'lumo-9' })] }),
    path: '/console/crises',
  },
  brands: { scene: scene({ brands: WATCHED }), path: '/console/brands' },
  'sign-in': { scene: scene({ session: undefined }), path: '/console' },
}
