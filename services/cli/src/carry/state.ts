import { messageCodec } from '@tocsin/shared/events/codec.ts'
import type { CheckpointState, CheckpointStateInput } from '@tocsin/shared/gen/tocsin/aggregator/v1/CheckpointState.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'

/** Key of the record that ends a checkpoint, and beginning of the keys that are about no brand. */
const CHECKPOINT = '@partition'
const PARTITION_WIDE = '@'
const BRAND = /^(.*?)(?:\/(?:pane|background)\/\d+)?$/s

export const checkpointCodec = messageCodec<CheckpointStateInput, CheckpointState>(
  'tocsin.aggregator.v1.CheckpointState',
)

/** The last whole checkpoint of a partition of aggregator.state: what a new owner would load. */
export interface Checkpoint {
  readonly state: CheckpointState
  /** Its other records, the newest of each key, in the order in which they came. */
  readonly records: readonly LogRecord[]
  readonly last: LogRecord
}

/** Takes the records of a partition in order. Those after the last whole checkpoint count for nothing. */
export const collectCheckpoint = () => {
  const values = new Map<string, LogRecord>()
  let pending: LogRecord[] = []
  let found: Pick<Checkpoint, 'state' | 'last'> | undefined
  return {
    add(record: LogRecord): void {
      if (record.key !== CHECKPOINT) {
        pending.push(record)
        return
      }
      const state = checkpointCodec.decode(record.value)
      if (found === undefined || BigInt(state.atOffset) >= BigInt(found.state.atOffset)) {
        found = { state, last: record }
        for (const one of pending) {
          values.delete(one.key)
          values.set(one.key, one)
        }
      }
      pending = []
    },
    checkpoint: (): Checkpoint | undefined => found && { ...found, records: [...values.values()] },
  }
}

/** Offsets of mentions.scored that a checkpoint remembers. */
export const rememberedBy = ({ state }: Checkpoint): readonly bigint[] => [
  BigInt(state.refoldOffset),
  BigInt(state.atOffset) + 1n,
]

/**
 * The checkpoint as one of the partitions that take over holds it: the brands that go there, the duplicate filter whole, and offsets as they
 * are there. Records of state are times, counts and texts; only the last one knows offsets.
 */
export const rekey = (
  { state, records, last }: Checkpoint,
  isHere: (brandId: string) => boolean,
  translated: (offset: bigint) => bigint,
): LogRecord[] => {
  const kept = records.filter(({ key, value }) => {
    if (value.length === 0) return false
    return key.startsWith(PARTITION_WIDE) || isHere(BRAND.exec(key)![1]!)
  })
  const value = checkpointCodec.encode({
    ...state,
    atOffset: String(translated(BigInt(state.atOffset) + 1n) - 1n),
    refoldOffset: String(translated(BigInt(state.refoldOffset))),
    brands: state.brands.filter(({ brandId }) => isHere(brandId)),
  })
  return [...kept, { ...last, value }]
}
