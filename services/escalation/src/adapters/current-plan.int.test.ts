import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, logger, openBench, readAll } from '../../test-support/embedded.ts'
import { mortal } from '../../test-support/mortal-log.ts'
import type { PlanRecord } from '../core/plan.ts'
import { createEscalationEvents } from '../events.ts'
import { createCurrentPlan } from './current-plan.ts'

let bench: Bench
beforeEach(async () => {
  bench = await openBench()
})
afterEach(() => bench.close())

const record = (version: number): PlanRecord => ({
  version,
  appliedAtMs: version,
  appliedBy: 'eva',
  reason: 'because',
  files: [{ path: 'plan.yaml', text: `# ${version}` }],
  commandId: `request/${version}`,
  commandHash: 'x',
})
const replica = (records: PlanRecord[], log = bench.log) => {
  const current = createCurrentPlan(log, { records: () => records }, createEscalationEvents(logger, createMetrics()))
  bench.onStop(() => current.stop())
  return current
}
const written = async () =>
  (await readAll(bench.log, TOPICS.configCurrent.name, value => configVersionCodec.decode(value))).map(
    ({ version }) => version,
  )
const becomes = async (wanted: number) => {
  while ((await written()).at(-1) !== wanted) await new Promise(resolve => setImmediate(resolve))
}

it('names the newest version, once, and says nothing while nothing changes', async () => {
  const records = [record(1)]
  const current = replica(records)
  current.look()
  await becomes(1)
  records.push(record(2))
  current.look()
  await becomes(2)
  current.look()
  await current.stop()
  expect(await written()).toEqual([1, 2])
})

it('mends what a replica left that died, or that wrote late over a newer version', async () => {
  const slow = replica([record(1)])
  const records = [record(1), record(2)]
  replica(records).look()
  await becomes(2)
  const value = configVersionCodec.encode({ configId: 'playbook', version: 1, plan: { files: [] } })
  await bench.log.append(TOPICS.configCurrent.name, [{ key: 'playbook', value }])
  slow.look()
  replica(records).look()
  await becomes(2)
  expect(await written()).toEqual([2, 1, 2])
})

it('tries again while the log takes no writes', async () => {
  const { log } = mortal(bench.log, { failing: { count: 1, when: 'before' } })
  replica([record(3)], log).look()
  await becomes(3)
})
