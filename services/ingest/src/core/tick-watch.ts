/** Where the log put a tick, and when by its own clock. */
export interface TickAnswer {
  readonly partition: number
  readonly offset: bigint
  readonly appendedAt: number
}

/** Between these two of our own times the ticks were on their way. */
export interface TickTimes {
  readonly sentAtMs: number
  readonly answeredAtMs: number
}

export interface TickFindings {
  /** The log's clock less ours, as far as it lies outside of the time the append took; the largest of all partitions. */
  readonly skewMs: number
  /** Partitions that gave an offset which they had given before: what was there is gone, though it had been acknowledged. */
  readonly lost: readonly { readonly partition: number; readonly records: number }[]
}

const outside = (atMs: number, { sentAtMs, answeredAtMs }: TickTimes): number =>
  Math.min(0, atMs - sentAtMs) || Math.max(0, atMs - answeredAtMs)

/** Looks at what the log answers to ticks, one append after another. */
export const createTickWatch = (): ((answers: readonly TickAnswer[], times: TickTimes) => TickFindings) => {
  const lastOffsets = new Map<number, bigint>()
  return (answers, times) => {
    let skewMs = 0
    const lost: { partition: number; records: number }[] = []
    for (const { partition, offset, appendedAt } of answers) {
      const skew = outside(appendedAt, times)
      if (Math.abs(skew) > Math.abs(skewMs)) skewMs = skew
      const last = lastOffsets.get(partition)
      if (last !== undefined && offset <= last) lost.push({ partition, records: Number(last - offset) + 1 })
      lastOffsets.set(partition, offset)
    }
    return { skewMs, lost }
  }
}
