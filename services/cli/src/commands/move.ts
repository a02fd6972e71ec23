import { TOPICS, topicSettings } from '@tocsin/shared/events/topics.ts'
import { type Carrier, openCarrier } from '@tocsin/shared/log/kafka/carry.ts'
import { openKafkaLog } from '@tocsin/shared/log/kafka/kafka-log.ts'
import { isLaidOut } from '@tocsin/shared/log/kafka/layout.ts'
import { UsageError } from '@tocsin/shared/runtime/arguments.ts'
import { createLogger } from '@tocsin/shared/runtime/logger.ts'
import { CarryRefusal } from '../carry/refusal.ts'
import { clusterSource, type Source } from '../carry/source.ts'
import { transfer } from '../carry/transfer.ts'
import type { Terminal } from '../command.ts'
import { type ClusterSettings, needKafka, settingsLines } from './cluster-settings.ts'

const logger = createLogger({ name: 'topics', level: 'silent' })

/** Partitions to move to, from the option. */
export const wantedPartitions = (given: string | boolean | undefined): number => {
  const partitions = Number(given)
  if (given === undefined || !Number.isInteger(partitions) || partitions < 1 || partitions > 1024)
    throw new UsageError('topics move needs --partitions N, the partitions that brands shall have')
  return partitions
}

const assertNobodyReads = async (carrier: Carrier, { commits }: Source): Promise<void> => {
  const concerned = new Set(commits.map(({ groupId }) => groupId))
  const busy = (await carrier.groups()).filter(({ groupId, isEmpty }) => !isEmpty && concerned.has(groupId))
  if (busy.length === 0) return
  const ids = busy.map(({ groupId }) => groupId).join(', ')
  throw new CarryRefusal(
    `services still run: ${ids}. Stop ingest, sentiment, aggregator, archive, escalation and gateway first`,
  )
}

/**
 * Brings topics keyed by brand into the next layout, while the services that use them stand still. The old topics stay as they are: until
 * services are started on the new ones, the way back is to start them on the old.
 */
export const movePartitions = async (
  settings: ClusterSettings,
  partitions: number,
  terminal: Terminal,
): Promise<number> => {
  const kafka = needKafka(settings)
  const inCluster = { ...kafka, layout: 1, workPartitions: 0 }
  const carrier = openCarrier(kafka, { logger })
  const from = openKafkaLog(kafka, { logger })
  const log = openKafkaLog(inCluster, { logger })
  try {
    const wanted = topicSettings(settings.partitions).filter(({ name }) => isLaidOut(name))
    const at = { log: from, carrier, layout: kafka.layout }
    const source = await clusterSource(at, wanted)
    await assertNobodyReads(carrier, source)
    const to = { layout: kafka.layout + 1, partitions }
    const done = await transfer({ source, carrier, log, say: terminal.out }, to)
    const after = await clusterSource(at, wanted)
    const grown = source.topics.filter(({ partitions: before }, index) =>
      before.some((place, partition) => place.endOffset !== after.topics[index]!.partitions[partition]!.endOffset),
    )
    if (grown.length > 0) {
      const names = grown.map(({ name }) => name).join(', ')
      throw new CarryRefusal(
        `somebody wrote to ${names} meanwhile. Stop it, delete the topics of layout ${to.layout} and begin again`,
      )
    }
    terminal.out(`${done.records} records in ${done.topics} topics, ${done.commits} places of groups`)
    const work = kafka.workPartitions || (await log.partitionCount(TOPICS.notificationsRequested.name))
    for (const line of settingsLines(to.layout, partitions, work)) terminal.out(line)
    return 0
  } catch (error) {
    if (!(error instanceof CarryRefusal)) throw error
    terminal.err(`refused: ${error.message}`)
    return 1
  } finally {
    await Promise.all([carrier.close(), from.close(), log.close()])
  }
}
