import type { Page } from 'playwright-core'
import type { FakeGateway } from './fake-gateway.ts'
import { activeCrisis } from './fixtures.ts'
import { type Scene, scene } from './scene.ts'

interface Look {
  readonly scene: Scene
  readonly path: string
  /** Leave out what is below the fold. */
  readonly whole?: boolean
  readonly then?: (page: Page, gateway: FakeGateway) => Promise<void>
}

/** What `look.ts` takes pictures of. */
export const looks: Readonly<Record<string, Look>> = {
  'needs-me': { scene: scene(), path: '/console' },
  'needs-me-none': { scene: scene({ crises: [] }), path: '/console' },
  decide: { scene: scene(), path: '/console/crises/lumo-12' },
  'decide-confirm': {
    scene: scene(),
    path: '/console/crises/lumo-12',
    then: async page => page.getByRole('button', { name: 'Confirm' }).first().click(),
  },
  crises: {
    scene: scene({ crises: [...scene().crises, activeCrisis({ crisisId: 'lumo-9' })] }),
    path: '/console/crises',
  },
  brands: { scene: scene(), path: '/console/brands' },
  'sign-in': { scene: scene({ session: undefined }), path: '/console' },
}
