import { DecodeError, thinningRangeCodec } from '@tocsin/shared/events/codec.ts'
import { TOPICS } from '@tocsin/shared/events/topics.ts'
import type { Log, LogRecord } from '@tocsin/shared/log/port.ts'
import { createRanges, type PlacedRange, type ThinningRange } from '../core/ranges.ts'

const TOPIC = TOPICS.sentimentThinning.name

/** The ranges of one partition in the log, read as far as this member has come. */
export interface ThinningLog {
  /** Reads what is there, from a place that an earlier owner has committed or from the beginning. */
  load(fromPlace: string): Promise<void>
  /**
   * Durable when resolved, and everything before it is read: whether the range counts then stands in the log for everybody. Rejects as an
   * append does; doing it again is safe.
   */
  propose(range: ThinningRange, lagRecords: number): Promise<void>
  at(offset: bigint): PlacedRange | undefined
  last(): PlacedRange | undefined
  forget(offset: bigint): void
}

const rangeOf = ({ offset, value }: LogRecord): PlacedRange | undefined => {
  try {
    const { fromOffset, toOffset, oneIn } = thinningRangeCodec.decode(value)
    return { place: offset, fromOffset: BigInt(fromOffset), toOffset: BigInt(toOffset), oneIn }
  } catch (error) {
    if (error instanceof DecodeError) return undefined
    throw error
  }
}

export const createThinningLog = (log: Log, partition: number): ThinningLog => {
  const ranges = createRanges()
  let next = 0n

  const readTo = async (end: bigint): Promise<void> => {
    if (next >= end) return
    for await (const records of log.read({ topic: TOPIC, partition }, next, end))
      for (const record of records) {
        const range = rangeOf(record)
        if (range !== undefined) ranges.read(range)
      }
    next = end
  }

  return {
    async load(fromPlace) {
      const all = await log.offsets(TOPIC)
      const { startOffset, endOffset } = all.find(one => one.partition === partition)!
      const wanted = /^\d+$/.test(fromPlace) ? BigInt(fromPlace) : startOffset
      next = wanted > startOffset && wanted <= endOffset ? wanted : startOffset
      await readTo(endOffset)
    },
    async propose({ fromOffset, toOffset, oneIn }, lagRecords) {
      const value = thinningRangeCodec.encode({
        fromOffset: String(fromOffset),
        toOffset: String(toOffset),
        oneIn,
        lagRecords,
      })
      const [written] = await log.append(TOPIC, [{ key: '', value, partition }])
      const place = written!.offset
      await readTo(place)
      ranges.read({ place, fromOffset, toOffset, oneIn })
      next = place + 1n
    },
    at: offset => ranges.at(offset),
    last: () => ranges.last(),
    forget: offset => ranges.forget(offset),
  }
}
