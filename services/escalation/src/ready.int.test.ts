import { toldLater } from '@tocsin/shared/log/test/told-later.ts'
import { createMetrics } from '@tocsin/shared/runtime/metrics.ts'
import type { CommonDeps, Service } from '@tocsin/shared/runtime/service.ts'
import { expect, it, vi } from 'vitest'
import { logger, openBench } from '../test-support/embedded.ts'
import { createAccess } from './adapters/access.ts'
import { readConfig } from './config.ts'
import { readConfig as readConnectors } from './connectors/config.ts'
import { createConnectors } from './connectors/service.ts'
import { readConfig as readNotifier } from './notifier/config.ts'
import { createNotifier } from './notifier/service.ts'
import { createEscalation } from './service.ts'

const PARTS: readonly [string, (deps: CommonDeps) => Service, readonly string[]][] = [
  ['escalation', deps => createEscalation(readConfig({}), deps), ['escalation.v1', 'escalation-effects.v1']],
  [
    'the notifier',
    deps => createNotifier(readNotifier({}), { ...deps, access: createAccess([], '') }),
    ['notifier.v1'],
  ],
  [
    'connectors',
    deps => createConnectors(readConnectors({}), { ...deps, report: async () => undefined }),
    ['hold-connectors.v1'],
  ],
]

it.each(PARTS)('%s is ready from when its groups were told their partitions', async (_what, create, groups) => {
  const bench = await openBench()
  try {
    const { log, tell } = toldLater(bench.log)
    const service = create({ log, logger, metrics: createMetrics(), now: bench.clock.now })
    bench.onStop(() => service.stop())
    expect(await service.ready()).not.toEqual([])
    await service.start()
    const reasons = await service.ready()
    const joined = tell()
    expect(joined).toEqual(expect.arrayContaining([...groups]))
    expect(reasons.toSorted()).toEqual(joined.map(group => `${group} has not been told its partitions`).toSorted())
    await vi.waitFor(async () => expect(await service.ready()).toEqual([]), { timeout: 10_000 })
  } finally {
    await bench.close()
  }
})
