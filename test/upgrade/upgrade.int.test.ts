import { rmSync } from 'node:fs'
import { canStartBroker, describeOrSay } from '@tocsin/shared/log/kafka/test/broker.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nextBuild } from './next-build.ts'
import { runUpgrade, type UpgradeResult } from './upgrade.ts'

const SCREENS = 120

/** The short form of `npm run test:upgrade`: who folds, and who shows it. */
describeOrSay('replaced by the next build under load, one replica after another', await canStartBroker(), () => {
  let root: string
  let result: UpgradeResult

  beforeAll(async () => {
    root = nextBuild()
    const only = ['aggregator', 'gateway'] as const
    result = await runUpgrade({
      screens: SCREENS,
      seed: 7,
      trees: [undefined, root],
      everyMs: 300,
      only,
      say: () => undefined,
    })
  }, 600_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('loses nothing, doubles nothing, and every screen ends with what a fresh one shows, each event once', () => {
    expect(result.differences).toEqual([])
    expect(result.exchanged).toBe(4)
    expect(result.builds).toBe(2)
    expect(result.figures.windows.windows).toBeGreaterThan(20)
    expect(result.figures.crises.suspicions).toBeGreaterThan(0)
  })

  it('moves every screen of each gateway to the others', () => {
    expect(result.moves).toHaveLength(2)
    expect(result.moves.reduce((sum, { screens }) => sum + screens, 0)).toBeGreaterThanOrEqual(SCREENS)
  })
})
