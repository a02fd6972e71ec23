/** The log took a record between these two moments of our clock. */
export interface AppendSeen {
  readonly sentAtMs: number
  readonly answeredAtMs: number
  /** By the log's clock. */
  readonly appendedAtMs: number
}

/** Brokers keep time apart from each other by so much at most: a record of another one is no better a clock. */
const APART_MS = 1_000

/**
 * How far the log's clock is ahead of ours, as it was believed and as one of our appends now shows. What agrees with it is left as it is; else
 * the least that is possible is taken, so that what is said to be past is past.
 */
export const skewAfterAppend = (skewMs: number, { sentAtMs, answeredAtMs, appendedAtMs }: AppendSeen): number => {
  const [leastMs, mostMs] = [appendedAtMs - answeredAtMs, appendedAtMs - sentAtMs]
  return skewMs < leastMs || skewMs > mostMs ? leastMs : skewMs
}

/** The same, after a record was read: the log's clock is at least there. When it was written is not known. */
export const skewAfterRead = (skewMs: number, readAtMs: number, appendedAtMs: number): number =>
  appendedAtMs - readAtMs > skewMs + APART_MS ? appendedAtMs - readAtMs : skewMs
