import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import { eventually } from '../../support/standalone.ts'
import { type Cluster, isReady, PARTITIONS } from './cluster.ts'
import type { Probes } from './probes.ts'

const WAIT_MS = 120_000

const saidAt = (line: Readonly<Record<string, unknown>>): number => Date.parse(String(line['time']))

/** Kills the only aggregator and starts another: how long nobody has its partitions, and how long the new one folds them again. */
export const killAndRefold = async (
  cluster: Cluster,
): Promise<{ readonly takenOverSeconds: number; readonly refoldSeconds: number }> => {
  const killedAtMs = Date.now()
  await cluster.parts.get('aggregator')!.end('SIGKILL')
  const next = await cluster.startAggregator('aggregator')
  const assigned = saidAt(await next.said(({ msg }) => msg === 'partition assigned'))
  await eventually('the new aggregator has folded again', WAIT_MS, () => isReady(next.healthUrl))
  return { takenOverSeconds: (assigned - killedAtMs) / 1_000, refoldSeconds: (Date.now() - assigned) / 1_000 }
}

/** One brand for each partition. */
const onePerPartition = (brandIds: readonly string[]): readonly string[] => {
  const byPartition = Map.groupBy(brandIds, brandId => partitionOf(brandId, PARTITIONS))
  return [...byPartition.values()].map(([first]) => first!)
}

/**
 * Probes in every partition, and at once the older of two aggregators is killed, before it can have told anything of them that it owns. Gives the
 * latest of their signals, in milliseconds after the acceptance.
 */
export const killOwner = async (cluster: Cluster, probes: Probes, brandIds: readonly string[]): Promise<number> => {
  const second = await cluster.startAggregator('aggregator-2')
  await second.said(({ msg }) => msg === 'partition assigned')
  await eventually('the second aggregator is ready', WAIT_MS, () => isReady(second.healthUrl))
  const probed = onePerPartition(brandIds)
  const posted = await Promise.all(probed.map(brandId => probes.post(brandId)))
  await cluster.parts.get('aggregator')!.end('SIGKILL')
  const late = probed.map(async (brandId, index) => {
    const seenAt = await eventually(`the signal of ${brandId}`, WAIT_MS, async () => probes.seen(brandId, 'signal'))
    return seenAt - posted[index]!
  })
  return Math.max(...(await Promise.all(late)))
}
