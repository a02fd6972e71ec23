import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import type { ConfigVersion } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { Batch } from '@tocsin/shared/log/port.ts'
import { type CheckpointWriter, createCheckpointWriter } from '../core/checkpoint.ts'
import { createFold, type Fold, type FoldState, type Outputs } from '../core/fold.ts'
import { createRecordReader } from '../core/record.ts'
import { baselineConfigId, brandConfigId } from '../core/state-brand.ts'
import type { ConfigVersions } from './config-versions.ts'
import type { DeadLetter } from './publisher.ts'

/** One partition in this process: its fold, and what the fold needs from outside. */
export interface PartitionFold {
  readonly fold: Fold
  readonly checkpoint: CheckpointWriter
  /** The last offset applied. */
  offset(): bigint
  /**
   * Applies records in order; waits only for configuration that a control names. Records seen before are skipped. While far behind, open
   * windows are told twice a second only: each is about to be told again.
   */
  apply(batch: Batch): Promise<{ readonly outputs: Outputs; readonly letters: readonly DeadLetter[] }>
  /** What was not told yet. */
  rest(): Outputs
}

/** A partition with more than this many records to fold is far behind … */
const FAR_BEHIND_RECORDS = 2_000n
/** … and tells its open windows this often. */
const OPEN_WINDOWS_EVERY_MS = 500

/** Whether a version stands under the name by which a checkpoint of the brand would look for it. */
const belongsTo = (brandId: string, { configId, brand, baseline }: ConfigVersion): boolean =>
  brand ? configId === brandConfigId(brandId) : !!baseline && configId === baselineConfigId(brandId)

export const createPartitionFold = (
  state: FoldState,
  configs: ConfigVersions,
  options: { readonly partial?: boolean; readonly layout?: number } = {},
): PartitionFold => {
  const fold = createFold(state, options)
  const read = createRecordReader()
  let newestToldAt = 0

  return {
    fold,
    checkpoint: createCheckpointWriter(state),
    offset: () => state.offset,
    rest: () => fold.take(),
    async apply(batch) {
      const letters: DeadLetter[] = []
      const setAside = (letter: DeadLetter): void => {
        if (state.muted === undefined || letter.record.offset > state.muted.atOffset) letters.push(letter)
      }
      for (const record of batch.records) {
        const { offset, value, headers, appendedAt } = record
        if (offset <= state.offset) continue
        const item = read(headers[KIND_HEADER], value, appendedAt)
        if (item.kind === 'mention') fold.mention(item.mention, item.appendedAtMs, offset)
        else if (item.kind === 'tick') fold.tick(item.appendedAtMs, offset)
        else if (item.kind === 'bad') setAside({ record, reason: item.reason })
        else {
          const { control, appendedAtMs } = item
          const names = control.configId !== ''
          const config = names ? await configs.find(control.configId, control.configVersion) : undefined
          if (names && config === undefined) setAside({ record, reason: 'unknown-config-version' })
          else if (config && !belongsTo(control.brandId, config)) setAside({ record, reason: 'config-of-another' })
          else fold.control(control, config, appendedAtMs, offset)
        }
      }
      const now = performance.now()
      const isBehind = batch.endOffset - state.offset > FAR_BEHIND_RECORDS
      const newest = !isBehind || now - newestToldAt >= OPEN_WINDOWS_EVERY_MS
      if (newest) newestToldAt = now
      return { outputs: fold.take({ newest }), letters }
    },
  }
}
