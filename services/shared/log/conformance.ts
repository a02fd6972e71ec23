import { afterAll, beforeAll, describe } from 'vitest'
import { appendConformance } from './conformance/append.ts'
import { broadcastConformance } from './conformance/broadcast.ts'
import { groupConformance } from './conformance/groups.ts'
import { createHarness, type Harness, type OpenedLog } from './conformance/harness.ts'
import { keptConformance, retentionConformance } from './conformance/kept.ts'
import { rebalanceConformance } from './conformance/rebalance.ts'

/**
 * The promises of the Log port as tests. Every adapter registers them in its own test file and passes all of them. What time takes away is
 * tried only where the log's clock can be moved; elsewhere the adapter's own tests remove records in another way.
 */
export const logConformance = (
  name: string,
  open: () => Promise<OpenedLog>,
  { movesClock = false }: { readonly movesClock?: boolean } = {},
): void => {
  describe(`${name} keeps the promises of the log`, { timeout: 30_000 }, () => {
    let harness: Harness
    beforeAll(async () => {
      harness = createHarness(await open())
    })
    afterAll(() => harness.opened.close())
    const given = () => harness
    appendConformance(given)
    groupConformance(given)
    rebalanceConformance(given)
    broadcastConformance(given)
    keptConformance(given)
    if (movesClock) retentionConformance(given)
  })
}
