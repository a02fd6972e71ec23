import { isOneIn } from './thin.ts'

/** A range of offsets of mentions.collected of which 1 in n is passed on. */
export interface ThinningRange {
  readonly fromOffset: bigint
  readonly toOffset: bigint
  readonly oneIn: number
}

/** A range with its own offset in the log of ranges. */
export interface PlacedRange extends ThinningRange {
  readonly place: bigint
}

/**
 * The ranges of one partition, as their log tells them. A range counts if it begins at or after the end of those that count before it: of two
 * writers that speak of the same records the first in the log decides, for every reader alike.
 */
export interface Ranges {
  /** In the order of the log; ranges that do not count change nothing. */
  read(range: PlacedRange): void
  /** The range that an offset is in; between ranges everything is passed on; undefined after the last, where nobody has decided. */
  at(offset: bigint): PlacedRange | undefined
  /** The last range that counts. */
  last(): PlacedRange | undefined
  /** Ranges that end at or before the offset are not asked for any more. */
  forget(offset: bigint): void
}

export const createRanges = (): Ranges => {
  let known: PlacedRange[] = []
  let last: PlacedRange | undefined
  return {
    read(range) {
      const { fromOffset, toOffset, oneIn } = range
      if (toOffset <= fromOffset || !isOneIn(oneIn)) return
      if (last !== undefined && fromOffset < last.toOffset) return
      last = range
      known.push(range)
    },
    at(offset) {
      const found = known.find(({ toOffset }) => offset < toOffset)
      return found === undefined || found.fromOffset <= offset
        ? found
        : { place: found.place, fromOffset: offset, toOffset: found.fromOffset, oneIn: 1 }
    },
    last: () => last,
    forget(offset) {
      if (known.length > 1 && known[0]!.toOffset <= offset) known = known.filter(({ toOffset }) => toOffset > offset)
    },
  }
}
