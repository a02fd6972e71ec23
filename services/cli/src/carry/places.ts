import { KIND_HEADER } from '@tocsin/shared/events/topics.ts'
import { partitionOf } from '@tocsin/shared/log/partitioner.ts'
import type { LogRecord } from '@tocsin/shared/log/port.ts'

/**
 * Where a partition's records go when there are `to` partitions instead of `from`. Only a multiple is possible: then each new partition takes
 * over from one old one, in its order, and nothing has to be merged.
 */
export const isMultiple = (from: number, to: number): boolean => to >= from && to % from === 0

/** The new partitions that take over from an old one. */
export const childrenOf = (partition: number, from: number, to: number): readonly number[] =>
  Array.from({ length: to / from }, (_, index) => partition + index * from)

/** Whether a record belongs to a new partition: ticks drive the time of all, everything else follows its key. */
export const belongsTo = (
  { key, headers }: Pick<LogRecord, 'key' | 'headers'>,
  child: number,
  { from, to }: { readonly from: number; readonly to: number },
): boolean => from === to || headers[KIND_HEADER] === 'tick' || partitionOf(key, to) === child

/** What became of offsets: for each one that somebody remembers, how many records of the same target went before it. */
export interface Translation {
  /** Call for every record of the source in order, before it is carried. */
  pass(offset: bigint): void
  /** Call for each record that went to this target. */
  carried(): void
  count(): bigint
  /** The new offset that stands for an old one; only those given as `remembered`. */
  of(offset: bigint): bigint
}

export const createTranslation = (remembered: Iterable<bigint>): Translation => {
  const waiting = [...new Set(remembered)].sort((a, b) => (a < b ? -1 : 1))
  const found = new Map<bigint, bigint>()
  let count = 0n
  return {
    pass(offset) {
      while (waiting.length > 0 && waiting[0]! <= offset) found.set(waiting.shift()!, count)
    },
    carried() {
      count++
    },
    count: () => count,
    of: offset => found.get(offset) ?? count,
  }
}
