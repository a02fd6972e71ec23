import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log } from '@tocsin/shared/log/port.ts'
import { collectState, type SavedState } from '../core/checkpoint.ts'
import type { StateRecord } from '../core/state-records.ts'

const TOPIC = TOPICS.aggregatorState.name

export interface StateStore {
  /** The last whole checkpoint of a partition. */
  load(partition: number): Promise<SavedState | undefined>
  /** Resolves when the checkpoint is durable. Its last record makes it count. */
  save(partition: number, records: readonly StateRecord[]): Promise<void>
}

/** Partition i of aggregator.state.v1 belongs to partition i of mentions.scored.v1. */
export const createStateStore = (log: Log): StateStore => ({
  async load(partition) {
    const [own] = (await log.offsets(TOPIC)).filter(one => one.partition === partition)
    if (own === undefined) return undefined
    const state = collectState()
    for await (const records of log.read({ topic: TOPIC, partition }, own.startOffset)) {
      for (const record of records) state.add(record)
    }
    return state.saved()
  },
  async save(partition, records) {
    await log.append(
      TOPIC,
      records.map(({ key, value }) => ({ key, value, partition })),
    )
  },
})
